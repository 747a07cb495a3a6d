import { TeamsPhoneError } from "../errors";
import { didYouMean } from "../messages/closest";
import { visible } from "../messages/text";

export const NAMESPACE = "teams-phone";

/** Every key of the namespace. */
export const CONFIGURATION_KEYS = [
    "tenant",
    "world",
    "tenantFile",
    "tenantId",
    "cloud",
    "credential",
    "graphEndpoint",
    "auditLog",
    "ruleset",
    "rules",
    "validation",
] as const;
export type ConfigurationKey = (typeof CONFIGURATION_KEYS)[number];

/** Not blank, and without control characters. */
const PATH = /^(?!\s*$)\P{Cc}+$/u;

/** Reads the text of each key, and collects the problems, so that one error reports all of them. */
export class RawConfiguration {
    readonly #problems: string[] = [];

    constructor(private readonly read: (key: string) => string | undefined) {}

    get(key: ConfigurationKey): string | undefined {
        return this.read(key);
    }

    /** Notes what is wrong with a key. The message continues the sentence that the key begins. */
    complain(key: string, message: string): void {
        this.#problems.push(`${NAMESPACE}:${visible(key)}: ${message}`);
    }

    /** One of the words; `undefined` if the key is not set or has another value, which is a problem. */
    oneOf<T extends string>(key: ConfigurationKey, words: readonly T[]): T | undefined {
        const text = this.get(key);
        const word = words.find(each => each === text);
        if (text !== undefined && word === undefined)
            this.complain(
                key,
                `must be ${words.map(each => `\`${each}\``).join(" or ")}, not \`${visible(text)}\`${didYouMean(text, words) || "."}`,
            );
        return word;
    }

    /** The path of a file; `null` if the key is not set. */
    path(key: ConfigurationKey): string | null {
        const text = this.get(key);
        if (text !== undefined && !PATH.test(text))
            this.complain(key, `must be the path of a file, not \`${visible(text)}\`.`);
        return text ?? null;
    }

    /** @param given The keys that are set, with their namespaces. */
    refuseUnknownKeys(given: readonly string[]): void {
        for (const key of given) {
            const [namespace, ...rest] = key.split(":");
            const name = rest.join(":");
            if (namespace === NAMESPACE && !CONFIGURATION_KEYS.some(each => each === name))
                this.complain(
                    name,
                    `is not a known key${didYouMean(name, CONFIGURATION_KEYS) || "."} The keys are ${CONFIGURATION_KEYS.join(", ")}.`,
                );
        }
    }

    /** @throws TeamsPhoneError `configuration`, with every problem in a line of its own. */
    refuseProblems(): void {
        if (this.#problems.length === 0) return;
        throw new TeamsPhoneError(
            "configuration",
            `The stack's configuration is not valid:\n${this.#problems.map(line => `  ${line}`).join("\n")}`,
        );
    }
}
