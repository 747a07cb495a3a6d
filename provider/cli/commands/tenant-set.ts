import type { Command } from "commander";
import { TeamsPhoneError } from "../../errors";
import { describeValue } from "../../messages/text";
import { defined } from "../../model/defined";
import type { SetAssignment, SetAttribute } from "../../tenant/embedded/service/cmdlets/set-phone-number-assignment";
import { asCmdlet } from "../cmdlet";
import { openTenantOf, type TenantOptions, withTenantOptions } from "../tenant-options";

interface Options extends TenantOptions {
    readonly identity: string;
    readonly phoneNumber?: string;
    readonly phoneNumberType?: string;
    readonly assignmentCategory?: string;
    readonly locationId?: string;
    readonly enterpriseVoiceEnabled?: string;
    readonly json?: true;
}

export function tenantSet(tenant: Command): Command {
    return withTenantOptions(tenant.command("set"))
        .description("assign a number, or set EnterpriseVoiceEnabled (Set-CsPhoneNumberAssignment)")
        .requiredOption("--identity <identity>", "object id, UPN or SIP address")
        .option("--phone-number <number>", "+12065551234, or without +; Direct Routing also with ;ext=1234")
        .option("--phone-number-type <type>", "DirectRouting, CallingPlan or OperatorConnect")
        .option("--assignment-category <category>", "Primary, Alternate or Private (default: Primary)")
        .option("--location-id <id>", "a LocationId, or null to remove the location")
        .option(
            "--enterprise-voice-enabled <boolean>",
            "true or false; cannot be combined with the options of a number",
        )
        .option("--json", "print a failure as JSON")
        .action((options: Options) => {
            const request = toRequest(options);
            const opened = openTenantOf(options);
            asCmdlet(options.json === true, () => opened.service.set(request));
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
                "--enterprise-voice-enabled cannot be combined with the options of a number, because they are two forms of the cmdlet.",
            );
        }
        if (flag !== "true" && flag !== "false")
            throw usage(`--enterprise-voice-enabled must be true or false, not ${describeValue(flag)}.`);
        return { identity, enterpriseVoiceEnabled: flag === "true" };
    }
    if (phoneNumber === undefined || phoneNumberType === undefined) {
        throw usage("Use either --phone-number and --phone-number-type, or --enterprise-voice-enabled.");
    }
    return {
        identity,
        phoneNumber,
        phoneNumberType,
        ...defined({ assignmentCategory, locationId }),
    };
}

function usage(message: string): TeamsPhoneError {
    return new TeamsPhoneError("usage", message);
}
