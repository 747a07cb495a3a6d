import { z } from "zod";
import { TeamsPhoneError } from "../../../errors";

/**
 * The entities in the body of a list. In Microsoft's samples a collection is an array under `value`, a single object under
 * `value`, or the entity itself.
 * @throws TeamsPhoneError `graph` for anything else, such as an empty body or a list without its `value`
 */
export function entities<T extends z.ZodType>(schema: T, body: unknown): z.output<T>[] {
    if (typeof body !== "object" || body === null || Array.isArray(body)) throw unreadable("it is not a JSON object");
    if ("error" in body) throw unreadable("it has an error");
    const value = "value" in body ? body.value : body;
    const parsed = z.array(schema).safeParse(Array.isArray(value) ? value : [value]);
    if (parsed.success) return parsed.data;
    const [issue] = parsed.error.issues;
    throw unreadable(`${issue?.path.join(".")}: ${issue?.message}`);
}

/** The single entity in a body: in Microsoft's samples under `value`, or the body itself. @throws like `entities` */
export function entity<T extends z.ZodType>(schema: T, body: unknown): z.output<T> {
    const [only, ...others] = entities(schema, body);
    if (only !== undefined && others.length === 0) return only;
    throw unreadable("it does not have exactly one entity");
}

function unreadable(why: string): TeamsPhoneError {
    return new TeamsPhoneError("graph", `Microsoft Graph sent a response that this release cannot read: ${why}.`);
}
