import type { Command } from "commander";
import { TeamsPhoneError } from "../../errors";
import type { RemoveAll, RemoveSome } from "../../tenant/embedded/service/cmdlets/remove-phone-number-assignment";
import { asCmdlet } from "../cmdlet";
import { aboutTenant, openTenantOf, type TenantOptions } from "../tenant-options";

interface Options extends TenantOptions {
    readonly identity: string;
    readonly phoneNumber?: string;
    readonly phoneNumberType?: string;
    readonly removeAll: boolean;
    readonly json: boolean;
}

export function tenantRemove(tenant: Command): Command {
    return aboutTenant(tenant.command("remove"))
        .description("Remove-CsPhoneNumberAssignment: release a number, or all of an account's")
        .requiredOption("--identity <identity>", "object id, UPN or SIP address")
        .option("--phone-number <number>", "the number")
        .option("--phone-number-type <type>", "DirectRouting, CallingPlan or OperatorConnect")
        .option("--remove-all", "all numbers of the account", false)
        .option("--json", "show a failure as JSON", false)
        .action((options: Options) => {
            const request = toRequest(options);
            const opened = openTenantOf(options);
            asCmdlet(options.json, () => opened.service.remove(request));
            opened.close();
        });
}

function toRequest({ identity, phoneNumber, phoneNumberType, removeAll }: Options): RemoveSome | RemoveAll {
    const named = phoneNumber !== undefined || phoneNumberType !== undefined;
    if (removeAll && !named) return { identity, removeAll };
    if (!removeAll && phoneNumber !== undefined && phoneNumberType !== undefined)
        return { identity, phoneNumber, phoneNumberType };
    throw new TeamsPhoneError("usage", "Give --phone-number with --phone-number-type, or --remove-all alone.");
}
