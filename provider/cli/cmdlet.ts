import { TeamsPhoneError } from "../errors";
import { plainJson } from "../messages/plain-json";
import { plainText } from "../messages/text";
import { ConnectionLost, ServiceError } from "../tenant/embedded/service-error";

/**
 * Runs a cmdlet as Microsoft's page on it shows: it prints nothing on success; on failure it prints Code and Message to standard
 * output, as a table or as JSON, and the exit code is 1.
 */
export function asCmdlet(json: boolean, call: () => void): void {
    try {
        call();
    } catch (error) {
        if (error instanceof ConnectionLost)
            throw new TeamsPhoneError("connection-lost", `${error.message}.`, { cause: error });
        if (!(error instanceof ServiceError)) throw error;
        const { code, message } = error;
        process.exitCode = 1;
        console.log(
            json
                ? plainJson({ Code: code, Message: message })
                : table([
                      ["Code", "Message"],
                      ["----", "-------"],
                      [code, message],
                  ]),
        );
    }
}

const MAX_CELL_LENGTH = 1000;

/** Rows as aligned columns, each in one line. The last column is not padded. */
export function table(texts: readonly (readonly string[])[]): string {
    const rows = texts.map(row => row.map(cell => plainText(cell, MAX_CELL_LENGTH)));
    const widths = rows[0]?.map((_, column) => Math.max(...rows.map(row => row[column]?.length ?? 0))) ?? [];
    return rows
        .map(row =>
            row
                .map((cell, column) => (column === row.length - 1 ? cell : cell.padEnd(widths[column] ?? 0)))
                .join(" ")
                .trimEnd(),
        )
        .join("\n");
}
