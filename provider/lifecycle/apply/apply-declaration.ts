import { TeamsPhoneError } from "../../errors";
import type { Account } from "../../model/account";
import type { Replaced } from "../../plan/may-release";
import { changeLocationsOnly } from "../../plan/step";
import type { AssignmentDeclaration, VoiceDeclaration } from "../../schema/declaration";
import { idOf, type Stored, type StoredAssignment, type StoredVoice } from "../../schema/state";
import type { Tenant } from "../../tenant/port";
import type { Connection } from "../run/run";
import { reportExchange } from "./exchange-notice";
import { execute } from "./execute";
import { keepDeclaredVoice, restoreDeclaredVoice } from "./keep-voice";
import { assignmentOutputs, voiceOutputs, writtenOutputs } from "./outputs";
import { type Prepared, withPrepared } from "./prepare";
import { waitUntil } from "./wait-until";

/** An error after which the engine keeps the resource in the state, because the tenant was already changed for it. */
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
        // The SDK adds the provider text to a result but not to an error. Without it no later delete or refresh can run.
        this.properties = { ...stored, __provider: providerText };
    }
}

/** Applies a declared assignment: reads the tenant, plans, writes, and reads back. */
export async function applyAssignment(
    connection: Connection,
    desired: AssignmentDeclaration,
    replaced: Replaced | null,
    providerText: unknown,
): Promise<StoredAssignment> {
    return withPrepared(connection, desired, replaced, prepared => assign(connection, desired, prepared, providerText));
}

async function assign(
    connection: Connection,
    desired: AssignmentDeclaration,
    { account, number, steps }: Prepared,
    providerText: unknown,
): Promise<StoredAssignment> {
    const { tenant, description } = connection;
    await execute(connection, steps).catch(error => {
        connection.run.failedAccounts.add(account.objectId);
        throw error;
    });
    try {
        await reportExchange(connection, steps, account.objectId);
        await keepDeclaredVoice(connection, steps);
        // An interrupted run may have assigned the number without restoring the loser's flag.
        if (steps.length === 0 && desired.takeFrom)
            await restoreVoiceOfLoser(connection, desired.takeFrom.text, desired.number);
        const shown = await waitUntil(
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
 * Reads the account and its number; `null` while the tenant does not show everything that is declared.
 * @param untouched The account, if nothing of it was written.
 */
async function readBack(tenant: Tenant, objectId: string, desired: AssignmentDeclaration, untouched: Account | null) {
    const [[account], [number]] = await Promise.all([
        untouched ? [untouched] : tenant.findAccounts([objectId]),
        tenant.findNumbers([desired.number], [objectId]),
    ]);
    const isAccountReady =
        account?.enterpriseVoiceEnabled && account.numbers.some(held => held.number === desired.number);
    const isNumberReady =
        number?.holder?.objectId === objectId &&
        number.holder.category === desired.category &&
        number.type === desired.type &&
        (desired.locationId === undefined || number.locationId === desired.locationId);
    return isAccountReady && isNumberReady ? { account, number } : null;
}

/**
 * Sets EnterpriseVoiceEnabled as declared.
 * @param previous The value that delete will restore; `null` takes the present one.
 */
export async function applyVoice(
    connection: Connection,
    desired: VoiceDeclaration,
    previous: boolean | null,
): Promise<StoredVoice> {
    return withPrepared(connection, desired, null, async ({ account, steps }) => {
        await execute(connection, steps);
        const found = previous ?? account.enterpriseVoiceEnabled;
        return voiceOutputs(account, desired.enabled, found, connection.description.id);
    });
}
