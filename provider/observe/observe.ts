import type { Account } from "../model/account";
import { identityKey } from "../model/identity";
import type { NumberRecord } from "../model/number";
import type { TenantDescription } from "../model/tenant";
import type { ObservedMove, Replaced } from "../plan/may-release";
import { isHeldAs, planAssignment } from "../plan/plan-assignment";
import { planVoice } from "../plan/plan-voice";
import type { Plan } from "../plan/step";
import type { Ruleset } from "../rules/rule-settings";
import type { Elsewhere, Namesake, Situation } from "../rules/situation";
import type { AssignmentDeclaration, Declaration } from "../schema/declaration";
import type { Program } from "./program";
import type { Reader } from "./reader";
import { unlistedNumber } from "./unlisted-number";

/** What the rules need to know besides the facts of the declaration. */
export interface Circumstances {
    readonly tenant: TenantDescription;
    readonly ruleset: Ruleset;
    /** The assignment that the engine is replacing with this declaration; `null` for none. */
    readonly replaced: Replaced | null;
    /** All declarations of the run. */
    readonly program: Program;
    /** The plan, if another declaration of the same exchange has made it. */
    readonly plan?: Plan;
    /** Whether to look for accounts whose SIP address is the UPN that the declaration names. */
    readonly findsNamesakes?: boolean;
}

const NOTHING: Elsewhere = { given: [], taken: [], flags: [] };

/** Looks up everything that the rules and the plan need to know for one declaration. */
export async function observe(
    reader: Reader,
    declaration: Declaration,
    { tenant, ruleset, replaced, program, plan, findsNamesakes }: Circumstances,
): Promise<Situation> {
    const isVoice = declaration.form === "voice";
    // In parallel: none of these depends on the answer to another.
    const [account, number, takeFrom] = await Promise.all([
        reader.account(declaration.identity.text),
        isVoice ? null : reader.number(declaration.number),
        isVoice || !declaration.takeFrom ? null : reader.account(declaration.takeFrom.text),
    ]);
    const namesakes = findsNamesakes ? await namesakesOf(reader, declaration, account, takeFrom) : [];
    const elsewhere = account ? await program.elsewhere(declaration, account, reader) : NOTHING;
    const base = { tenant, ruleset, declaration, account, elsewhere, namesakes };
    if (declaration.form === "voice") {
        const own: Plan | null = account && { kind: "steps", steps: planVoice(declaration.enabled, account) };
        const none = { number: null, holder: null, location: null, currentLocation: null, takeFrom: null };
        return { ...base, ...none, plan: own };
    }
    const locationOf = (locationId: string | null | undefined) =>
        typeof locationId === "string" && tenant.capabilities.findLocations ? reader.location(locationId) : null;
    const location = await locationOf(declaration.locationId);
    const inheritsLocation = declaration.locationId === undefined && number?.holder?.objectId !== account?.objectId;
    const holder = await holderOf(reader, number, account);
    const isOther = holder !== null && holder !== account;
    return {
        ...base,
        number,
        holder,
        holderGets: isOther ? (await program.elsewhere(declaration, holder, reader)).given : [],
        location,
        currentLocation: inheritsLocation ? await locationOf(number?.locationId) : null,
        takeFrom,
        plan: plan ?? (account && (await planOf(reader, declaration, account, number, takeFrom, replaced))),
    };
}

/** For each identity that is a UPN, the other account that has the same text as its SIP address. */
async function namesakesOf(
    reader: Reader,
    declaration: Declaration,
    account: Account | null,
    takeFrom: Account | null,
): Promise<readonly Namesake[]> {
    const takesFrom = declaration.form === "assignment" ? declaration.takeFrom : null;
    const named = [
        { property: "identity" as const, key: declaration.identity.key, meant: account },
        ...(takesFrom ? [{ property: "takeFrom" as const, key: takesFrom.key, meant: takeFrom }] : []),
    ];
    const found = await Promise.all(
        named.map(async ({ property, key, meant }): Promise<readonly Namesake[]> => {
            // A SIP address belongs to one account, so an account that has its UPN as its SIP address has no namesake.
            if (!meant || key !== identityKey(meant.userPrincipalName)) return [];
            if (meant.sipAddress !== null && key === identityKey(meant.sipAddress)) return [];
            const other = await reader.account(`sip:${key}`);
            return other && other.objectId !== meant.objectId ? [{ property, meant, other }] : [];
        }),
    );
    return found.flat();
}

async function holderOf(reader: Reader, number: NumberRecord | null, account: Account | null) {
    if (!number?.holder) return null;
    return number.holder.objectId === account?.objectId ? account : reader.account(number.holder.objectId);
}

async function planOf(
    reader: Reader,
    declaration: AssignmentDeclaration,
    account: Account,
    number: NumberRecord | null,
    takeFrom: Account | null,
    replaced: Replaced | null,
): Promise<Plan> {
    // Nothing else is needed of a number that only has to be adopted, and an exchange may be long.
    if (number?.holder?.objectId === account.objectId && isHeldAs(number, declaration))
        return planAssignment(declaration, { account, number, other: null, moves: [] }, { holders: [], replaced });
    const held = account.numbers.find(
        each => each.category === declaration.category && each.number !== declaration.number,
    );
    const other =
        held && declaration.category !== "Alternate"
            ? ((await reader.number(held.number)) ?? unlistedNumber(account, held))
            : null;
    const moves: ObservedMove[] = await Promise.all(
        declaration.consent.map(async move => ({ move, number: await reader.number(move.number) })),
    );
    const holders = consenting(declaration, takeFrom);
    return planAssignment(declaration, { account, number, other, moves }, { holders, replaced });
}

/** The object ids that the declaration's `takeFrom` may stand for. */
export function consenting({ takeFrom: named }: AssignmentDeclaration, takeFrom: Account | null): readonly string[] {
    // A holder that has left the directory can only be named by its object id, which no lookup finds.
    const literal = named?.kind === "objectId" ? named.key : undefined;
    return [takeFrom?.objectId, literal].filter(each => typeof each === "string");
}
