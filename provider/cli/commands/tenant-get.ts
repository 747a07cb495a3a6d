import type { Command } from "commander";
import { plainJson } from "../../messages/plain-json";
import { defined } from "../../model/defined";
import type { EmbeddedTenant } from "../../tenant/embedded";
import type { NumberRow } from "../../tenant/embedded/database/rows";
import { asCmdlet, table } from "../cmdlet";
import { openFile, placeOf, printTenantLine, type TenantOptions, withTenantOptions } from "../tenant-options";

interface Options extends TenantOptions {
    readonly identity?: string;
    readonly phoneNumber?: string;
    readonly phoneNumberType?: string;
    readonly json?: true;
}

/** The cmdlet shows this for a number without a location. */
const ZERO_GUID = "00000000-0000-0000-0000-000000000000";

export function tenantGet(tenant: Command): Command {
    return withTenantOptions(tenant.command("get"))
        .description("list numbers with their holder and location (Get-CsPhoneNumberAssignment)")
        .option("--identity <identity>", "only the numbers of this account")
        .option("--phone-number <number>", "only this number")
        .option("--phone-number-type <type>", "only numbers of this type")
        .option("--json", "print JSON with the cmdlet's property names")
        .action(async (options: Options) => {
            const place = placeOf(options);
            const opened = openFile(place);
            printTenantLine(await opened.describe(), place);
            let rows: NumberRow[] = [];
            asCmdlet(options.json === true, () => {
                rows = allPages(opened, options);
            });
            if (process.exitCode !== 1)
                console.log(options.json ? plainJson(rows.map(asCmdletObject), 2) : await asTable(opened, rows));
            opened.close();
        });
}

const PAGE = 1000;

function allPages(tenant: EmbeddedTenant, { identity, phoneNumber, phoneNumberType }: Options): NumberRow[] {
    const filter = defined({ identity, phoneNumber, phoneNumberType });
    const rows: NumberRow[] = [];
    for (let page = tenant.service.get({ ...filter, top: PAGE }); page.length > 0; ) {
        rows.push(...page);
        if (page.length < PAGE) break;
        page = tenant.service.get({ ...filter, top: PAGE, skip: rows.length });
    }
    return rows;
}

async function asTable(tenant: EmbeddedTenant, rows: readonly NumberRow[]): Promise<string> {
    if (rows.length === 0) return "no numbers";
    const numbers = await tenant.findNumbers(rows.map(({ number }) => number));
    const places = new Map(
        (await tenant.findLocations({})).map(({ locationId, description }) => [locationId, description]),
    );
    const lines = numbers.flatMap(number => {
        if (!number) return [];
        const holder = number.holder
            ? (number.holder.userPrincipalName ?? `ghost ${number.holder.objectId}`)
            : number.use === "unassigned"
              ? "-"
              : `(${number.use})`;
        const location = number.locationId === null ? "-" : (places.get(number.locationId) ?? number.locationId);
        return [[number.number, number.type, holder, location]];
    });
    return table(
        [["NUMBER", "TYPE", "HOLDER", "LOCATION"], ...lines].map(row =>
            row.map((cell, column) => (column < 3 ? `${cell} ` : cell)),
        ),
    );
}

function asCmdletObject(row: NumberRow) {
    return {
        TelephoneNumber: row.number,
        NumberType: row.type,
        ActivationState: capitalised(row.activation),
        AssignedPstnTargetId: row.holder,
        AssignmentCategory: row.category,
        Capability: JSON.parse(row.capabilities) as string[],
        City: row.city,
        IsoCountryCode: row.country,
        LocationId: row.location_id ?? ZERO_GUID,
        LocationUpdateSupported: row.managed_by === "customer" && row.location_update === 1,
        NumberSource: capitalised(row.source),
        PstnAssignmentStatus:
            row.holder === null
                ? row.use === null
                    ? "Unassigned"
                    : `${capitalised(row.use)}Assigned`
                : "UserAssigned",
    };
}

function capitalised(text: string): string {
    return text.charAt(0).toUpperCase() + text.slice(1);
}
