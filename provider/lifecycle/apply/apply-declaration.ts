import { TeamsPhoneError } from "../../errors";
import type { Account } from "../../model/account";
import type { Replaced } from "../../plan/may-release";
import { changeLocationsOnly } from "../../plan/step";
import type { AssignmentDeclaration, VoiceDeclaration } from "../../schema/declaration";
import { idOf, type Stored, type StoredAssignment, type StoredVoice } from "../../schema/state";
import type { Tenant } from "../../tenant/port";
import type { Connection } from "../run/connection";
import { noteFailure, tellCarriedOut } from "./exchange-notice";
import { execute } from "./execute";
import { keepDeclaredVoice, restoreDeclaredVoice } from "./keep-voice";
import { assignmentOutputs, voiceOutputs, writtenOutputs } from "./outputs";
import { type Looked, underLocks } from "./prepare";
import { lookUntil } from "./wait-until";

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
    return underLocks(connection, desired, replaced, looked => assign(connection, desired, looked, providerText));
}

async function assign(
    connection: Connection,
    desired: AssignmentDeclaration,
    { account, number, steps }: Looked,
    providerText: unknown,
): Promise<StoredAssignment> {
    const { tenant, description } = connection;
    await execute(connection, steps).catch(error => {
        noteFailure(account.objectId);
        throw error;
    });
    try {
        await tellCarriedOut(tenant, steps, account.objectId);
        await keepDeclaredVoice(connection, steps);
        // Done before, perhaps by a run that broke off in between.
        if (steps.length === 0 && desired.takeFrom)
            await restoreVoiceOfLoser(connection, desired.takeFrom.text, desired.number);
        const shown = await lookUntil(
            () => readBack(tenant, account.objectId, desired, changeLocationsOnly(steps) ? account : null),
            seen => seen !== null,
        );
        if (!shown) throw new Error("the tenant does not show the assignment yet");
        return assignmentOutputs(shown.account, shown.number, desired.locationId !== undefined, description.id);
    } catch (error) {
        if (steps.length === 0) throw error;
        throw new PartialFailure(
            writtenOutputs(desired, account, number, description.id),
            providerText,
            error as Error,
        );
    }
}

async function restoreVoiceOfLoser(connection: Connection, identity: string, number: string): Promise<void> {
    const loser = await connection.reader.account(identity);
    if (loser) await restoreDeclaredVoice(connection, loser.objectId, number);
}

/**
 * The account and its number as the tenant shows them; `null` while it does not show all that is declared.
 * @param untouched The account, where nothing of it was written.
 */
async function readBack(tenant: Tenant, objectId: string, desired: AssignmentDeclaration, untouched: Account | null) {
    const [[account], [number]] = await Promise.all([
        untouched ? [untouched] : tenant.findAccounts([objectId]),
        tenant.findNumbers([desired.number], [objectId]),
    ]);
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
    return underLocks(connection, desired, null, async ({ account, steps }) => {
        await execute(connection, steps);
        const found = previous ?? account.enterpriseVoiceEnabled;
        return voiceOutputs(account, desired.enabled, found, connection.description.id);
    });
}
