import { TeamsPhoneError } from "../errors";
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
                ? JSON.stringify({ Code: code, Message: message })
                : table([
                      ["Code", "Message"],
                      ["----", "-------"],
                      [code, message],
                  ]),
        );
    }
}

/** Rows as aligned columns. The last column is not padded. */
export function table(rows: readonly (readonly string[])[]): string {
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
