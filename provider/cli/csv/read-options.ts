import { type Command, Option } from "commander";
import { TeamsPhoneError } from "../../errors";
import { defined } from "../../model/defined";
import type { PhoneNumberType } from "../../model/number";
import { PHONE_NUMBER_TYPES } from "../../schema/arguments";
import type { SpreadsheetReading } from "../../spreadsheet/reading";

export interface FileOptions {
    readonly phoneNumberType?: PhoneNumberType;
    readonly defaultCountry?: string;
}

export function withFileOptions(command: Command): Command {
    return command
        .argument("<file>", "a CSV file, or a YAML file if its name ends with .yaml or .yml")
        .addOption(
            new Option("--phone-number-type <type>", "the type of the numbers for which the file has none").choices(
                PHONE_NUMBER_TYPES,
            ),
        )
        .option("--default-country <code>", "the country (ISO 3166) of the numbers that have no country code");
}

/** @throws TeamsPhoneError `usage` for an unknown country; `spreadsheet-file` */
export async function readFor(file: string, options: FileOptions): Promise<SpreadsheetReading> {
    // Loaded here, because the other commands have no use for the parsers.
    const { readSpreadsheetFile } = await import("../../spreadsheet/read-file.js");
    const { isCountry } = await import("../../spreadsheet/cells/numbering-plan.js");
    const defaultCountry = options.defaultCountry?.toUpperCase();
    if (defaultCountry !== undefined && !isCountry(defaultCountry))
        throw new TeamsPhoneError(
            "usage",
            `--default-country is "${options.defaultCountry}", which is not a country. Use two letters of ISO 3166, such as US or DE.`,
        );
    const { phoneNumberType } = options;
    return readSpreadsheetFile(file, defined({ phoneNumberType, defaultCountry }));
}
