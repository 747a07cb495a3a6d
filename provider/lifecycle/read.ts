import { TeamsPhoneError } from "../errors";
import { describeHolder } from "../messages/describe-account";
import { defined } from "../model/defined";
import { accountOfId, isVoice, readState, type Stored, type StoredAssignment, type StoredVoice } from "../schema/state";
import type { Tenant } from "../tenant/port";
import { assignmentOutputs, voiceOutputs } from "./apply/outputs";
import type { Connection, Run } from "./run/run";

type Properties = Record<string, unknown>;
export interface ReadResult {
    readonly id: string;
    readonly props: Properties;
    readonly inputs?: Properties;
}

/** An empty id tells the engine that the resource is gone. Only the tenant's answer can prove that: a failed read throws. */
const GONE: ReadResult = { id: "", props: {} };

/** Reads the live values: for a refresh beside the state, for `.get` by only the id. */
export async function read(run: Run, id: string, props: Properties): Promise<ReadResult> {
    if (isEmpty(props)) return get(id, await run.connect());
    const stored = readState(props, id);
    const connected = await run.connectFor(stored);
    return isVoice(stored) ? refreshVoice(id, stored, connected) : refreshAssignment(id, stored, connected);
}

/** Only `.get` comes without properties. State that lacks its version was edited by hand. */
function isEmpty(props: unknown): boolean {
    if (typeof props !== "object" || props === null || Array.isArray(props)) return false;
    return Object.keys(props).every(key => key === "__provider");
}

async function refreshAssignment(
    id: string,
    stored: StoredAssignment,
    { run, tenant, reader, description }: Connection,
) {
    const seen = await reader.number(stored.phoneNumber);
    // A bulk read may answer for a number that is held. Only a read of its own proves that it is gone.
    const isHeld = seen?.holder?.objectId === stored.accountObjectId;
    const [number] = isHeld ? [seen] : await tenant.findNumbers([stored.phoneNumber]);
    if (number?.use === "unknown" && !number.holder) {
        throw new TeamsPhoneError(
            "graph",
            `The tenant shows a status of ${stored.phoneNumber} that this release does not know, so it is not certain who holds the number. The state keeps it. Try again later.`,
        );
    }
    if (!number?.holder) {
        await run.log.warning(
            `${stored.phoneNumber} is no longer assigned to ${stored.displayName} (${stored.identity}), or to anybody.`,
        );
        return GONE;
    }
    if (number.holder.objectId !== stored.accountObjectId) {
        await run.log.warning(
            `${stored.phoneNumber} is no longer held by ${stored.displayName} (${stored.identity}): ${describeHolder(number)} holds it now. It will not be taken back without \`takeFrom\`.`,
        );
        return GONE;
    }
    const account = (await reader.account(stored.accountObjectId)) ?? (await liveAccount(tenant, stored));
    const live = assignmentOutputs(account, number, stored.locationDeclared, description.id);
    return result(id, live, stored);
}

async function refreshVoice(id: string, stored: StoredVoice, { run, tenant, description }: Connection) {
    const [account] = await tenant.findAccounts([stored.accountObjectId]);
    if (!account) {
        await run.log.warning(`The account ${stored.displayName} (${stored.identity}) no longer exists.`);
        return GONE;
    }
    const previous = stored.previousEnterpriseVoiceEnabled;
    return result(id, voiceOutputs(account, account.enterpriseVoiceEnabled, previous, description.id), stored);
}

/**
 * The live values, and live inputs if a declared one drifted, so that a preview shows that property. Without drift the engine
 * keeps its inputs, which have the user's own spelling.
 */
function result(id: string, live: Stored, stored: Stored): ReadResult {
    const locationDrifted = stored.locationDeclared && live.locationId !== stored.locationId;
    const voiceDrifted = isVoice(stored) && live.enterpriseVoiceEnabled !== stored.enterpriseVoiceEnabled;
    const props = { ...live, ...defined({ secretArguments: stored.secretArguments }) };
    return locationDrifted || voiceDrifted ? { id, props, inputs: inputsOf(live) } : { id, props };
}

function inputsOf(live: Stored): Properties {
    if (isVoice(live)) return { identity: live.identity, enterpriseVoiceEnabled: live.enterpriseVoiceEnabled };
    return {
        identity: live.identity,
        phoneNumber: live.phoneNumber,
        phoneNumberType: live.phoneNumberType,
        ...(live.assignmentCategory === "Primary" ? {} : { assignmentCategory: live.assignmentCategory }),
        ...(live.locationDeclared ? { locationId: live.locationId } : {}),
    };
}

/** The account, or what the state knows of it: a deleted account still holds its number. */
async function liveAccount(tenant: Tenant, stored: StoredAssignment) {
    const [account] = await tenant.findAccounts([stored.accountObjectId]);
    return (
        account ?? {
            objectId: stored.accountObjectId,
            userPrincipalName: stored.identity,
            sipAddress: null,
            displayName: stored.displayName,
            type: "ghost" as const,
            usageLocation: null,
            licences: "unknown" as const,
            enterpriseVoiceEnabled: stored.enterpriseVoiceEnabled,
            onPremisesNumber: "unknown" as const,
            homing: "unknown" as const,
            serves: "unknown" as const,
            numbers: [],
        }
    );
}

async function get(id: string, { tenant, description }: Connection): Promise<ReadResult> {
    const objectId = accountOfId(id);
    if (objectId !== null) {
        const [account] = await tenant.findAccounts([objectId]);
        if (!account) throw absent(id, "no account has that object id");
        const flag = account.enterpriseVoiceEnabled;
        return { id, props: { ...voiceOutputs(account, flag, flag, description.id) } };
    }
    const [number] = await tenant.findNumbers([id]);
    if (!number?.holder) throw absent(id, number ? "nobody holds that number" : "the inventory has no such number");
    const [account] = await tenant.findAccounts([number.holder.objectId]);
    if (!account) throw absent(id, `its holder is ${describeHolder(number)}`);
    return { id, props: { ...assignmentOutputs(account, number, false, description.id) } };
}

function absent(id: string, reason: string): TeamsPhoneError {
    return new TeamsPhoneError(
        "not-assigned",
        `PhoneNumberAssignment.get: "${id}" cannot be read: ${reason}. The id is a canonical number, as in "+14255551000;ext=100", or "enterprise-voice/<account object id>".`,
    );
}
