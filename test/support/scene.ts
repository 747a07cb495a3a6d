import type { LogEntry } from "../../provider/tenant/embedded/history/change-log";
import { type Checkpointed, nameOf } from "./engine/stack-file";
import type { Project, Run } from "./project";
import { person } from "./worlds/world";

/**
 * What a run did in a crowded world, and what was so right after it. Several tests share the runs of one project, each with people of
 * its own, and look at these afterwards.
 */
export class Scene {
    private constructor(
        readonly run: Run,
        readonly resources: readonly Checkpointed[],
        readonly log: readonly LogEntry[],
        private readonly holders: ReadonlyMap<string, string | null>,
        private readonly locations: ReadonlyMap<string, string | null>,
        private readonly flags: ReadonlyMap<string, boolean>,
    ) {}

    /** @param count How many people the world has. */
    static async after(run: Run, project: Project, count: number): Promise<Scene> {
        const people = Array.from({ length: count }, (_, index) => person(index));
        const numbers = (await project.tenant.findNumbers(people.map(({ number }) => number))).filter(
            each => each !== null,
        );
        const accounts = await project.tenant.findAccounts(people.map(({ objectId }) => objectId));
        return new Scene(
            run,
            await project.state(),
            [...project.log()],
            new Map(numbers.map(each => [each.number, each.holder?.userPrincipalName ?? null])),
            new Map(numbers.map(each => [each.number, each.locationId])),
            new Map(
                accounts
                    .filter(each => each !== null)
                    .map(each => [each.userPrincipalName, each.enterpriseVoiceEnabled]),
            ),
        );
    }

    /** The UPN of who holds the number of that index. */
    holderOf(index: number): string | null {
        return this.holders.get(person(index).number) ?? null;
    }

    locationOf(index: number): string | null {
        return this.locations.get(person(index).number) ?? null;
    }

    flagOf(index: number): boolean | undefined {
        return this.flags.get(person(index).userPrincipalName);
    }

    resource(name: string): Checkpointed | undefined {
        return this.resources.find(each => nameOf(each) === name);
    }

    /** All writes up to here of the number of that index, as in `assign p1`. */
    writesOf(index: number): string[] {
        const names = new Map(Array.from(this.flags, (_, each) => [person(each).objectId, `p${each}`]));
        return this.log
            .filter(({ number }) => number === person(index).number)
            .map(({ operation, account }) => `${operation} ${names.get(account) ?? account}`);
    }

    /** What the run did to the resource of that name, as in `updated`; `null` if nothing. */
    did(name: string): string | null {
        const did = (what: string) =>
            new RegExp(`PhoneNumberAssignment ${name} \\**(${what})\\b`).exec(this.run.output)?.[1] ?? null;
        return did("replaced|created replacement|deleted original") === null
            ? did("created|updated|deleted")
            : "replaced";
    }
}
