import type { Command } from "commander";
import { TeamsPhoneError } from "../../errors";
import type { RemoveAll, RemoveSome } from "../../tenant/embedded/service/cmdlets/remove-phone-number-assignment";
import { asCmdlet } from "../cmdlet";
import { openTenantOf, type TenantOptions, withTenantOptions } from "../tenant-options";

interface Options extends TenantOptions {
    readonly identity: string;
    readonly phoneNumber?: string;
    readonly phoneNumberType?: string;
    readonly removeAll?: true;
    readonly json?: true;
}

export function tenantRemove(tenant: Command): Command {
    return withTenantOptions(tenant.command("remove"))
        .description("release a number, or all numbers of an account (Remove-CsPhoneNumberAssignment)")
        .requiredOption("--identity <identity>", "object id, UPN or SIP address")
        .option("--phone-number <number>", "the number to release")
        .option("--phone-number-type <type>", "DirectRouting, CallingPlan or OperatorConnect")
        .option("--remove-all", "release all numbers of the account")
        .option("--json", "print a failure as JSON")
        .action((options: Options) => {
            const request = toRequest(options);
            const opened = openTenantOf(options);
            asCmdlet(options.json === true, () => opened.service.remove(request));
            opened.close();
        });
}

function toRequest({ identity, phoneNumber, phoneNumberType, removeAll }: Options): RemoveSome | RemoveAll {
    const namesNumber = phoneNumber !== undefined || phoneNumberType !== undefined;
    if (removeAll && !namesNumber) return { identity, removeAll };
    if (!removeAll && phoneNumber !== undefined && phoneNumberType !== undefined)
        return { identity, phoneNumber, phoneNumberType };
    throw new TeamsPhoneError("usage", "Use either --phone-number and --phone-number-type, or --remove-all.");
}
