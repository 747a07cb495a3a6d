/** A comment on the one pull request that a code host has. */
export interface Comment {
    readonly id: number;
    readonly author: string;
    body: string;
}

/** An issue of GitHub, or a work item of Azure DevOps. */
export interface Issue {
    readonly id: number;
    readonly author: string;
    readonly title: string;
    readonly labels: readonly string[];
    body: string;
    isOpen: boolean;
    readonly comments: string[];
}

/** What a code host stores, and who is logged in there. */
export class CodeHost {
    readonly comments: Comment[] = [];
    readonly issues: Issue[] = [];
    readonly requests: string[] = [];
    #lastId = 100;

    constructor(readonly login: string) {}

    nextId(): number {
        this.#lastId += 1;
        return this.#lastId;
    }

    comment(body: string, author = this.login): void {
        this.comments.push({ id: this.nextId(), author, body });
    }

    get open(): readonly Issue[] {
        return this.issues.filter(({ isOpen }) => isOpen);
    }
}
