import type { EmbeddedTenant } from "../../../provider/tenant/embedded";
import type { Declared } from "../declared";

/** Who has a number, and as what. */
export interface Holding {
    readonly number: string;
    /** UPN. */
    readonly person: string;
    readonly type: string;
    readonly category: string;
    /** `undefined` where nobody says one. */
    readonly locationId: string | null | undefined;
}

/** What people have: their numbers, and their flag. */
export interface Tenancy {
    readonly holdings: readonly Holding[];
    readonly flags: ReadonlyMap<string, boolean>;
}

/** What a program declares, or the outputs of its resources say. */
export function declared(program: readonly Declared[]): Tenancy {
    const args = program.map(each => each.args);
    return {
        holdings: args
            .filter(each => typeof each.phoneNumber === "string")
            .map(each => ({
                number: String(each.phoneNumber),
                person: String(each.identity),
                type: String(each.phoneNumberType),
                category: String(each.assignmentCategory ?? "Primary"),
                locationId: each.locationId as string | null | undefined,
            })),
        flags: new Map(
            args
                .filter(each => each.enterpriseVoiceEnabled !== undefined)
                .map(each => [String(each.identity), each.enterpriseVoiceEnabled === true]),
        ),
    };
}

/** What the tenant shows of some people. */
export async function shown(tenant: EmbeddedTenant, people: readonly string[]): Promise<Tenancy> {
    const accounts = (await tenant.findAccounts(people)).filter(each => each !== null);
    const holdings: Holding[] = [];
    for (const { userPrincipalName, numbers } of accounts) {
        const records = await tenant.findNumbers(numbers.map(({ number }) => number));
        for (const [index, { number, type, category }] of numbers.entries()) {
            const locationId = records[index]?.locationId ?? null;
            holdings.push({ number, person: userPrincipalName, type, category, locationId });
        }
    }
    return {
        holdings,
        flags: new Map(accounts.map(each => [each.userPrincipalName, each.enterpriseVoiceEnabled])),
    };
}

/** Whether what is shown is what is said; a location of which nothing is said may be any. */
export function isSame(said: Holding, seen: Holding): boolean {
    return (
        said.number === seen.number &&
        said.person === seen.person &&
        said.type === seen.type &&
        said.category === seen.category &&
        (said.locationId === undefined || said.locationId === seen.locationId)
    );
}

/** In what the tenant shows differs from what the program declares; `[]` when nothing does. */
export function differences(program: Tenancy, seen: Tenancy): string[] {
    const missing = program.holdings.filter(said => !seen.holdings.some(each => isSame(said, each)));
    const extra = seen.holdings.filter(each => !program.holdings.some(said => isSame(said, each)));
    const flags = [...program.flags].filter(([person, flag]) => seen.flags.get(person) !== flag);
    return [
        ...missing.map(each => `missing: ${inWords(each)}`),
        ...extra.map(each => `not declared: ${inWords(each)}`),
        ...flags.map(([person, flag]) => `the flag of ${person} is not ${flag}`),
    ];
}

export function inWords({ number, person, type, category, locationId }: Holding): string {
    return `${number} of ${person} as ${type} (${category}) at ${locationId}`;
}
