import { TeamsPhoneError } from "../errors";
import { planAssignment, type Replaced } from "../plan/assignment";
import { planVoice } from "../plan/voice";
import type { AssignmentDeclaration, VoiceDeclaration } from "../schema/arguments";
import { idOf, type Stored, type StoredAssignment, type StoredVoice } from "../schema/state";
import type { Account, Tenant } from "../tenant/port";
import type { Connection } from "./connect";
import { execute } from "./execute";
import { assignmentOutputs, voiceOutputs, writtenOutputs } from "./outputs";
import { keepDeclaredVoice } from "./voice-flag";

/** An error after which the engine keeps the resource, because the tenant was already changed for it. */
class PartialFailure extends TeamsPhoneError {
    readonly id: string;
    readonly reasons: string[];
    readonly properties: Record<string, unknown>;
    constructor(stored: Stored, providerText: unknown, cause: Error) {
        super(
            "partial-failure",
            `The change was written, but what had to follow failed: ${cause.message}. The resource is kept; run \`pulumi up\` again.`,
            { cause, retryable: true },
        );
        this.id = idOf(stored);
        this.reasons = [this.message];
        // The SDK adds the text to a result but not to an error, and without it no later delete or refresh can run.
        this.properties = { ...stored, __provider: providerText };
    }
}

/** Makes a declared assignment true: looks, decides, acts, looks again. */
export async function applyAssignment(
    { tenant, description }: Connection,
    desired: AssignmentDeclaration,
    replaced: Replaced | null,
    providerText: unknown,
): Promise<StoredAssignment> {
    const account = await accountOf(tenant, desired.identity.text, "identity");
    const held = account.numbers.find(each => each.category === desired.category && each.number !== desired.number);
    const [number = null, other = null] = await tenant.findNumbers([
        desired.number,
        ...(held && desired.category !== "Alternate" ? [held.number] : []),
    ]);
    const holders = await consentingHolders(tenant, desired);
    const plan = planAssignment(desired, { account, number, other }, { holders, replaced });
    if (plan.kind === "refused") {
        throw new TeamsPhoneError(plan.code, `${plan.property}: ${plan.message} Nothing was changed. [${plan.code}]`);
    }
    await execute(tenant, plan.steps);
    try {
        await keepDeclaredVoice(tenant, plan.steps);
        const [accountNow] = await tenant.findAccounts([account.objectId]);
        const [numberNow] = await tenant.findNumbers([desired.number]);
        if (!accountNow || numberNow?.holder?.objectId !== account.objectId) {
            throw new Error("the tenant does not show the assignment");
        }
        return assignmentOutputs(accountNow, numberNow, desired.locationId !== undefined, description.id);
    } catch (error) {
        if (plan.steps.length === 0) throw error;
        throw new PartialFailure(
            writtenOutputs(desired, account, number, description.id),
            providerText,
            error as Error,
        );
    }
}

/** Sets EnterpriseVoiceEnabled as declared. @param previous the value to restore one day; `null` takes the one found now. */
export async function applyVoice(
    { tenant, description }: Connection,
    desired: VoiceDeclaration,
    previous: boolean | null,
): Promise<StoredVoice> {
    const account = await accountOf(tenant, desired.identity.text, "identity");
    await execute(tenant, planVoice(desired.enabled, account));
    return voiceOutputs(account, desired.enabled, previous ?? account.enterpriseVoiceEnabled, description.id);
}

async function consentingHolders(tenant: Tenant, desired: AssignmentDeclaration): Promise<string[]> {
    const named = desired.takeFrom ? [(await tenant.findAccounts([desired.takeFrom.text]))[0]?.objectId] : [];
    // A ghost owner is known by its object id alone, so that spelling counts without a look-up.
    const literal = desired.takeFrom?.kind === "objectId" ? [desired.takeFrom.key] : [];
    return [...named, ...literal, desired.consent].filter(holder => typeof holder === "string");
}

async function accountOf(tenant: Tenant, identity: string, property: string): Promise<Account> {
    const [account] = await tenant.findAccounts([identity]);
    if (account) return account;
    throw new TeamsPhoneError(
        "account-not-found",
        `${property}: no account is called "${identity}" in this tenant, by object id, UPN or SIP address. Nothing was changed. Check the spelling; a new account may take minutes to hours to appear. [account-not-found]`,
    );
}
