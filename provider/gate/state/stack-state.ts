import * as pulumi from "@pulumi/pulumi";
import type { Managed } from "../../change-set/managed";
import { plainMessage, plainText } from "../../messages/text";
import { RESOURCE_TYPE } from "../../schema/resource-type";
import { readState } from "../../schema/state";
import { rawAnswerTo } from "./raw-answer";

/** The engine's own function, which answers with every resource of the stack's last saved state. */
const READ_OUTPUTS = "pulumi:pulumi:readStackResourceOutputs";
/** The key and value that mark an object as a secret, and hold its value in plain text (`specialSigKey` in Pulumi's wire format). */
const MARK = { key: "4dabf18193072939515e22adb298388d", value: "1b47061264138c4ac30d75fd1eb44270" };

/** The outputs that name a person, a number or a place. The others are words that every message needs. */
const PERSONAL = ["identity", "accountObjectId", "displayName", "phoneNumber", "locationId"];

export type StackState =
    | { readonly kind: "read"; readonly managed: readonly Managed[]; readonly secrets: ReadonlySet<string> }
    | { readonly kind: "unreadable"; readonly reason: string };

/**
 * Reads what this stack manages. The answer has the outputs of every resource, with secrets in plain text: only this package's own
 * type is kept, in memory, with the secret texts, which nothing may print.
 */
export async function readStackState(): Promise<StackState> {
    const stackName = `${pulumi.getOrganization()}/${pulumi.getProject()}/${pulumi.getStack()}`;
    try {
        const { outputs } = (await rawAnswerTo(READ_OUTPUTS, { stackName })) as { outputs?: object };
        const secrets = new Set<string>();
        const managed = Object.entries(outputs ?? {}).flatMap(([urn, each]) => managedOf(urn, each, secrets));
        return { kind: "read", managed, secrets };
    } catch (error) {
        return { kind: "unreadable", reason: plainMessage(error instanceof Error ? error.message : String(error)) };
    }
}

function managedOf(urn: string, resource: unknown, secrets: Set<string>): Managed[] {
    const { type, outputs } = (resource ?? {}) as { type?: unknown; outputs?: unknown };
    if (type !== RESOURCE_TYPE || typeof outputs !== "object" || outputs === null) return [];
    const plain = Object.entries(outputs)
        .filter(([key]) => key !== "__provider")
        .map(([key, value]) => [key, revealed(value, PERSONAL.includes(key) ? secrets : new Set())]);
    try {
        return [{ urn, name: nameIn(urn), stored: readState(Object.fromEntries(plain)) }];
    } catch {
        // `diff` and `delete` report malformed state, each for its own resource.
        return [];
    }
}

/** In `urn:pulumi:stack::project::type::name`, only the name may contain `::`. */
function nameIn(urn: string): string {
    return plainText(urn.split("::").slice(3).join("::"));
}

function revealed(value: unknown, secrets: Set<string>): unknown {
    if (typeof value !== "object" || value === null || !(MARK.key in value)) return value;
    const { [MARK.key]: mark, value: plain } = value as Record<string, unknown>;
    if (mark !== MARK.value) return value;
    if (typeof plain === "string" && plain !== "") secrets.add(plain).add(plainText(plain));
    return plain;
}
