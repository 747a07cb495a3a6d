import { TeamsPhoneError } from "../../errors";
import { describeHolder } from "../../messages/describe-account";
import type { Account } from "../../model/account";
import type { NumberRecord } from "../../model/number";
import type { Replaced } from "../../plan/may-release";
import { changeLocationsOnly, type Step } from "../../plan/step";
import type { AssignmentDeclaration, VoiceDeclaration } from "../../schema/declaration";
import { idOf, type Stored, type StoredAssignment, type StoredVoice } from "../../schema/state";
import type { Tenant } from "../../tenant/port";
import type { Connection, Run } from "../run/run";
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
            () => readBack(tenant, account, desired, changeLocationsOnly(steps)),
            ({ isShown }) => isShown,
        );
        await reportLateness(connection.run, account, desired, steps, shown);
        if (!shown.isShown) return writtenOutputs(desired, account, number, description.id);
        const outputs = assignmentOutputs(
            shown.account,
            shown.number,
            desired.locationId !== undefined,
            description.id,
        );
        // Assigning turns the flag on. The account's own view may show that later than the number does.
        const isAssigned = steps.some(({ change }) => change.kind === "assign" && change.account === account.objectId);
        return isAssigned ? { ...outputs, enterpriseVoiceEnabled: true } : outputs;
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

type ReadBack =
    | { readonly isShown: true; readonly account: Account; readonly number: NumberRecord }
    | { readonly isShown: false; readonly number: NumberRecord | null };

/**
 * Reads the number and its account. The number's own row decides whether the assignment is shown: an account's own view may be
 * older ("may take up to 10 minutes. In rare cases, 24 hours", "Configure Operator Connect" in Microsoft's documentation).
 * @param isUntouched Whether nothing of the account was written.
 */
async function readBack(
    tenant: Tenant,
    before: Account,
    desired: AssignmentDeclaration,
    isUntouched: boolean,
): Promise<ReadBack> {
    const { objectId } = before;
    const [[account], [number = null]] = await Promise.all([
        isUntouched ? [before] : tenant.findAccounts([objectId]),
        tenant.findNumbers([desired.number], [objectId]),
    ]);
    const isShown =
        number?.holder?.objectId === objectId &&
        number.holder.category === desired.category &&
        number.type === desired.type &&
        (desired.locationId === undefined || number.locationId === desired.locationId);
    return isShown ? { isShown, account: account ?? before, number } : { isShown: false, number };
}

/**
 * Reports what the tenant shows late. The service acknowledged the write, so it is done: Microsoft's staff state that a number is
 * assigned if the cmdlet reports no error (issue 9806 of MicrosoftDocs/office-docs-powershell).
 * @throws Error if the number's row contradicts the write
 */
async function reportLateness(
    run: Run,
    { objectId }: Account,
    { number }: AssignmentDeclaration,
    steps: readonly Step[],
    seen: ReadBack,
): Promise<void> {
    const isWritten = steps.length > 0;
    if (seen.isShown) {
        if (isWritten && seen.account.lateView?.lacks.includes(number))
            await run.log.info(
                `${number} is assigned. The account's own settings in Teams do not show it yet, which may take up to 24 hours.`,
            );
        return;
    }
    if (!isWritten) throw new Error("the tenant no longer shows the assignment");
    const holder = seen.number?.holder?.objectId ?? objectId;
    const wasHolder = steps.some(({ change }) => change.kind === "release" && change.expectedHolder === holder);
    if (seen.number && holder !== objectId && !wasHolder)
        throw new Error(`the tenant shows that ${describeHolder(seen.number)} holds ${number}`);
    await run.log.warning(
        `The service has accepted the assignment of ${number}, and the tenant does not show it yet. Run \`pulumi refresh\` later to see that it does.`,
    );
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
