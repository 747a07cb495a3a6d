import type { Project } from "./project";

/**
 * Makes a base project once for the tests of the enclosing `describe`, and gives each of them a copy of it.
 *
 * @returns The running test's copy, and the base itself.
 */
export function copyPerTest(make: () => Promise<Project>): { readonly project: Project; readonly base: Project } {
    let base: Project | null = null;
    let copy: Project | null = null;
    before(async () => {
        base = await make();
    });
    after(() => base?.close());
    beforeEach(() => {
        copy = base?.copy() ?? null;
    });
    afterEach(() => copy?.close());
    const existing = (project: Project | null) => {
        if (!project) throw new Error("the hooks have not run");
        return project;
    };
    return {
        get project() {
            return existing(copy);
        },
        get base() {
            return existing(base);
        },
    };
}
