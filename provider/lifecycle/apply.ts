import { TeamsPhoneError } from "../errors";
import { Program } from "../observe/program";
import { freshReader } from "../observe/reader";
import { observe } from "../observe/situation";
import type { Replaced } from "../plan/assignment";
import type { Step } from "../plan/step";
import { checkTenant } from "../rules";
import { inSentence } from "../rules/rule";
import { writes } from "../rules/situation";
import type { AssignmentDeclaration, Declaration, VoiceDeclaration } from "../schema/arguments";
import { idOf, type Stored, type StoredAssignment, type StoredVoice } from "../schema/state";
import type { Account, NumberRecord, Tenant } from "../tenant/port";
import type { Connection } from "./connect";
import { execute } from "./execute";
import { lookUntil } from "./look-until";
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
    connection: Connection,
    desired: AssignmentDeclaration,
    replaced: Replaced | null,
    providerText: unknown,
): Promise<StoredAssignment> {
    const { tenant, description } = connection;
    const { account, number, plan } = await look(connection, desired, replaced);
    await execute(connection, plan);
    try {
        await keepDeclaredVoice(connection, plan);
        const shown = await lookUntil(
            () => readBack(tenant, account.objectId, desired),
            seen => seen !== null,
        );
        if (!shown) throw new Error("the tenant does not show the assignment yet");
        return assignmentOutputs(shown.account, shown.number, desired.locationId !== undefined, description.id);
    } catch (error) {
        if (plan.length === 0) throw error;
        throw new PartialFailure(
            writtenOutputs(desired, account, number, description.id),
            providerText,
            error as Error,
        );
    }
}

/** The account and its number as the tenant shows them; `null` while it does not show all that is declared. */
async function readBack(tenant: Tenant, objectId: string, desired: AssignmentDeclaration) {
    const [account] = await tenant.findAccounts([objectId]);
    const [number] = await tenant.findNumbers([desired.number]);
    const isAccountSo = account?.enterpriseVoiceEnabled && account.numbers.some(held => held.number === desired.number);
    const isNumberSo =
        number?.holder?.objectId === objectId &&
        number.holder.category === desired.category &&
        number.type === desired.type &&
        (desired.locationId === undefined || number.locationId === desired.locationId);
    return isAccountSo && isNumberSo ? { account, number } : null;
}

/** Sets EnterpriseVoiceEnabled as declared. @param previous the value to restore one day; `null` takes the one found now. */
export async function applyVoice(
    connection: Connection,
    desired: VoiceDeclaration,
    previous: boolean | null,
): Promise<StoredVoice> {
    const { account, plan } = await look(connection, desired, null);
    await execute(connection, plan);
    const found = previous ?? account.enterpriseVoiceEnabled;
    return voiceOutputs(account, desired.enabled, found, connection.description.id);
}

/**
 * Looks at the tenant as it is now, and judges by every rule what is about to be written.
 * @throws TeamsPhoneError with every finding that forbids it.
 */
async function look(
    { tenant, description, configuration }: Connection,
    desired: Declaration,
    replaced: Replaced | null,
): Promise<{ account: Account; number: NumberRecord | null; plan: readonly Step[] }> {
    const situation = await observe(freshReader(tenant), desired, {
        tenant: description,
        ruleset: configuration.rules.ruleset,
        replaced,
        // What else the program declares may not be there yet: only what the tenant shows counts now.
        program: new Program(),
    });
    const { findings } = checkTenant(situation, configuration.rules);
    const errors = findings.filter(({ severity }) => severity === "error");
    const { account, number, plan } = situation;
    if (account && plan?.kind === "steps" && (errors.length === 0 || !writes(situation)))
        return { account, number, plan: plan.steps };
    const said = errors.map(inSentence).join("\n");
    throw new TeamsPhoneError(errors[0]?.code ?? "refused", `${said}\nNothing was changed.`);
}
