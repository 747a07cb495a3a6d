import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import type { EmbeddedTenant } from "../../../provider/tenant/embedded";
import type { Condition } from "../../../provider/tenant/embedded/database/where";
import type { AccountField, NumberField } from "../../../provider/tenant/embedded/queries";
import { ServiceError } from "../../../provider/tenant/embedded/service-error";
import { accountOutput, locationOutput, numberOutput } from "./cmdlet-rows";

type Given = Readonly<Record<string, string | number | boolean | string[] | undefined>>;
export interface CmdletCall {
    readonly cmdlet: string;
    readonly parameters: Given;
}
export interface CmdletAnswer {
    readonly output?: readonly object[];
    readonly error?: { readonly code: string; readonly message: string };
    readonly warning?: string;
    /** Done after the cmdlet's work. */
    readonly misbehave?: "crash" | "hang" | "half a line" | "garbled";
}
/** @param work Carries out the cmdlet. */
type Interception = (call: CmdletCall, work: () => CmdletAnswer) => CmdletAnswer | null;

const ALL: Condition<never> = { kind: "all", of: [] };
const EVERYTHING = 1_000_000;

/** The cmdlets over an embedded tenant, for processes on this machine: `POST {cmdlet, parameters}`. */
export class CmdletService {
    readonly calls: CmdletCall[] = [];
    /** Answers instead of the tenant where it returns an answer. */
    intercept: Interception = () => null;
    readonly #server: Server;

    private constructor(readonly tenant: EmbeddedTenant) {
        this.#server = createServer(async (request, response) => {
            const call = JSON.parse(await text(request)) as CmdletCall;
            this.calls.push(call);
            const work = () => this.#answer(call);
            const answer = this.intercept(call, work) ?? work();
            response.setHeader("content-type", "application/json").end(JSON.stringify(answer));
        });
    }

    static async over(tenant: EmbeddedTenant): Promise<CmdletService> {
        const service = new CmdletService(tenant);
        await new Promise<void>(resolve => service.#server.listen(0, "127.0.0.1", resolve));
        return service;
    }

    get url(): string {
        return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}/`;
    }

    /** How often a cmdlet was called. */
    count(cmdlet: string): number {
        return this.calls.filter(call => call.cmdlet === cmdlet).length;
    }

    close(): void {
        this.#server.close();
        this.#server.closeAllConnections();
    }

    #answer({ cmdlet, parameters }: CmdletCall): CmdletAnswer {
        try {
            return { output: this.#call(cmdlet, parameters) };
        } catch (error) {
            if (error instanceof ServiceError) return { error: { code: error.code, message: error.message } };
            return { error: { code: "InternalServerError", message: (error as Error).message } };
        }
    }

    #call(cmdlet: string, given: Given): object[] {
        switch (cmdlet) {
            case "Connect-MicrosoftTeams":
                return [{ Account: "test" }];
            case "Get-CsTenant":
                return this.#tenant();
            case "Get-CsPhoneNumberTenantConfiguration":
                return [{ AssignmentEmailEnabled: false, AssignmentBlockedForever: false, AssignmentBlockedDays: 0 }];
            case "Get-CsPhoneNumberAssignment":
                return this.#numbers(given);
            case "Get-CsOnlineUser":
                return this.#accounts(given);
            case "Get-CsOnlineLisLocation":
                return this.#locations(given);
            case "Set-CsPhoneNumberAssignment":
                this.#set(given);
                return [];
            case "Remove-CsPhoneNumberAssignment":
                this.tenant.service.remove({
                    identity: String(given.Identity),
                    phoneNumber: String(given.PhoneNumber),
                    phoneNumberType: String(given.PhoneNumberType),
                });
                return [];
            default:
                throw new ServiceError("CommandNotFoundException", cmdlet);
        }
    }

    tenantId = "5c1f7b0e-0000-4000-8000-0000000000aa";

    #tenant(): object[] {
        return [{ TenantId: this.tenantId, DisplayName: "Test", CountryAbbreviation: "US" }];
    }

    #numbers({ TelephoneNumber, AssignedPstnTargetId, Filter, Skip = 0, Top = 500 }: Given): object[] {
        const where: Condition<NumberField>[] = [
            ...(TelephoneNumber === undefined ? [] : [is<NumberField>("number", [String(TelephoneNumber)])]),
            ...(AssignedPstnTargetId === undefined ? [] : [is<NumberField>("holder", [String(AssignedPstnTargetId)])]),
            ...filtered<NumberField>(Filter, { TelephoneNumber: "number", AssignedPstnTargetId: "holder" }),
        ];
        const page = {
            where: { kind: "all", of: where } as const,
            skip: Number(Skip),
            top: Math.min(Number(Top), 1000),
        };
        return this.tenant.queries.numbers(page).rows.map(numberOutput);
    }

    #accounts({ Identity, Filter }: Given): object[] {
        const where = filtered<AccountField>(Filter, { Identity: "objectId" });
        const query = { where: { kind: "all", of: where } as const, top: EVERYTHING };
        if (Identity === undefined) return this.tenant.queries.teamsAccounts(query).rows.map(accountOutput);
        const found = this.tenant.queries.teamsAccounts({ where: ALL, top: EVERYTHING }).rows.filter(({ account }) => {
            const key = String(Identity).toLowerCase().replace(/^sip:/, "");
            // As in the module, an alias names an account too.
            return [account.object_id, account.upn_key, account.sip_key, account.upn_key.split("@")[0]].includes(key);
        });
        if (found.length === 0)
            throw new ServiceError("NotFound", "The server responded with a Request Error, Status: NotFound");
        return found.map(accountOutput);
    }

    #locations({ LocationId, City, NumberOfResultsToSkip = 0, ResultSize = EVERYTHING }: Given): object[] {
        const rows = this.tenant.service.locations({
            ...(LocationId === undefined ? {} : { locationId: String(LocationId) }),
            ...(City === undefined ? {} : { city: String(City) }),
        });
        const skip = Number(NumberOfResultsToSkip);
        return rows.slice(skip, skip + Number(ResultSize)).map(locationOutput);
    }

    #set({ Identity, PhoneNumber, PhoneNumberType, LocationId, AssignmentCategory, EnterpriseVoiceEnabled }: Given) {
        const identity = String(Identity);
        const phoneNumber = String(PhoneNumber);
        if (EnterpriseVoiceEnabled !== undefined)
            this.tenant.service.set({ identity, enterpriseVoiceEnabled: EnterpriseVoiceEnabled === true });
        else if (Identity === undefined) this.tenant.service.update({ phoneNumber, locationId: String(LocationId) });
        else
            this.tenant.service.set({
                identity,
                phoneNumber,
                phoneNumberType: String(PhoneNumberType),
                ...(LocationId === undefined ? {} : { locationId: String(LocationId) }),
                ...(AssignmentCategory === undefined ? {} : { assignmentCategory: String(AssignmentCategory) }),
            });
    }
}

function is<Field extends string>(field: Field, values: string[]): Condition<Field> {
    return { kind: "is", field, values };
}

/** `Property -eq 'value'`, once or joined by `-or`. @throws ServiceError for any other filter */
function filtered<Field extends string>(
    filter: Given[string],
    fields: Readonly<Record<string, Field>>,
): Condition<Field>[] {
    if (filter === undefined) return [];
    const of = String(filter)
        .split(" -or ")
        .map(part => {
            const [, property = "", value = ""] = /^(\w+) -eq '([^']+)'$/.exec(part) ?? [];
            const field = fields[property];
            if (field === undefined) throw new ServiceError("BadRequest", `Invalid filter: ${part}`);
            return is(field, [value]);
        });
    return [{ kind: "any", of }];
}
