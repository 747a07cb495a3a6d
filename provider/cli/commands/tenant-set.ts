import type { Command } from "commander";
import { TeamsPhoneError } from "../../errors";
import type { SetAssignment, SetAttribute } from "../../tenant/embedded/service/cmdlets/set-phone-number-assignment";
import { asCmdlet } from "../cmdlet";
import { aboutTenant, openTenantOf, type TenantOptions } from "../tenant-options";

interface Options extends TenantOptions {
    readonly identity: string;
    readonly phoneNumber?: string;
    readonly phoneNumberType?: string;
    readonly assignmentCategory?: string;
    readonly locationId?: string;
    readonly enterpriseVoiceEnabled?: string;
    readonly json: boolean;
}

export function tenantSet(tenant: Command): Command {
    return aboutTenant(tenant.command("set"))
        .description("Set-CsPhoneNumberAssignment: assign a number, or set EnterpriseVoiceEnabled")
        .requiredOption("--identity <identity>", "object id, UPN or SIP address")
        .option("--phone-number <number>", "+12065551234, or without +; Direct Routing also with ;ext=1234")
        .option("--phone-number-type <type>", "DirectRouting, CallingPlan or OperatorConnect")
        .option("--assignment-category <category>", "Primary, Alternate or Private (default: Primary)")
        .option("--location-id <id>", "a LocationId, or null to remove the location")
        .option("--enterprise-voice-enabled <boolean>", "true or false; excludes the options of a number")
        .option("--json", "show a failure as JSON", false)
        .action((options: Options) => {
            const request = toRequest(options);
            const opened = openTenantOf(options);
            asCmdlet(options.json, () => opened.service.set(request));
            opened.close();
        });
}

function toRequest(options: Options): SetAssignment | SetAttribute {
    const {
        identity,
        phoneNumber,
        phoneNumberType,
        assignmentCategory,
        locationId,
        enterpriseVoiceEnabled: flag,
    } = options;
    if (flag !== undefined) {
        if ([phoneNumber, phoneNumberType, assignmentCategory, locationId].some(given => given !== undefined)) {
            throw usage(
                "--enterprise-voice-enabled excludes the options of a number: they are two forms of the cmdlet.",
            );
        }
        if (flag !== "true" && flag !== "false")
            throw usage(`--enterprise-voice-enabled must be true or false, not "${flag}".`);
        return { identity, enterpriseVoiceEnabled: flag === "true" };
    }
    if (phoneNumber === undefined || phoneNumberType === undefined) {
        throw usage("Give --phone-number and --phone-number-type, or --enterprise-voice-enabled.");
    }
    return {
        identity,
        phoneNumber,
        phoneNumberType,
        ...(assignmentCategory === undefined ? {} : { assignmentCategory }),
        ...(locationId === undefined ? {} : { locationId }),
    };
}

function usage(message: string): TeamsPhoneError {
    return new TeamsPhoneError("usage", message);
}
