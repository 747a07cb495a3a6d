import { TeamsPhoneError } from "../../../errors";
import { plainMessage } from "../../../messages/text";

/** A file with more problems than this probably has one cause for all of them. */
const MAX_LINES = 100;

/** The error for a world with these problems, one per line. */
export function malformedWorld(name: string, problems: readonly string[]): TeamsPhoneError {
    const shown = problems.slice(0, MAX_LINES).map(line => `  ${plainMessage(line)}`);
    const more = problems.length > MAX_LINES ? [`  and ${problems.length - MAX_LINES} more`] : [];
    return new TeamsPhoneError("world-malformed", [`The world ${name} is malformed:`, ...shown, ...more].join("\n"));
}
