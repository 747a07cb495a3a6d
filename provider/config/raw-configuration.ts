import { TeamsPhoneError } from "../errors";
import { didYouMean } from "../messages/closest";
import { visible } from "../messages/text";

export const NAMESPACE = "teams-phone";

/** Every key of the namespace. */
export const CONFIGURATION_KEYS = [
    /** `embedded` for a tenant in a file, `graph` or `powershell` for a real one. Mandatory. */
    "tenant",
    /**
     * The YAML file that a missing embedded tenant is created from. Default: none, and the tenant's file must exist.
     */
    "world",
    /** The embedded tenant's file. Default `.teams-phone/tenant.db`. */
    "tenantFile",
    /** GUID of the only tenant that the stack may touch. Mandatory with `graph` and `powershell`. Default: the one that is connected. */
    "tenantId",
    /** `graph`: `Commercial` or `GCC`. `powershell`: also `GCCHigh` or `DoD`. Default `Commercial`. */
    "cloud",
    /**
     * `graph` and `powershell`: where the login comes from: `cli`, `certificate`, `environment`, `workloadIdentity` or
     * `managedIdentity`; with `powershell` also `deviceCode`. Default: what the environment is set up for, else `cli`.
     */
    "credential",
    /** `graph`: an emulator on this machine, as in `http://127.0.0.1:8080`. Default: Microsoft's service. */
    "graphEndpoint",
    /**
     * `graph`: the CSV file in which emergency locations are looked up, as `Get-CsOnlineLisLocation | Export-Csv` writes it. Default:
     * none, and they cannot be looked up.
     */
    "locations",
    /** `graph`: a file that logs each change, in two lines of JSON: before it is sent, and how it ended. Default: none. */
    "auditLog",
    /** `seed` for the cmdlet's page exactly, `current` for the service as of 2026. Default `seed`. */
    "ruleset",
    /**
     * Severities that differ from the ruleset's, in JSON: `{"macau": "warn"}`. Each is `error`, `warn` or `off`.
     * Default `{}`.
     */
    "rules",
    /** `report` shows what was changed by hand and leaves it. Default `repair`: `up` restores what the program declares. */
    "drift",
    /**
     * How many managed numbers one run may take away or move between people, at least 1. Default: 5 % of them, but 5 at least and 25
     * at most.
     */
    "maxRemovals",
    /** Base name of the files `NAME.md` and `NAME.json` that preview and up write the plan to. Default: none. */
    "planFile",
    /** `true` leaves names and numbers out of the plan files. Default `false`. */
    "planRedacted",
    /** Digest of the only plan that `up` may carry out. Default: any plan. */
    "approvedPlan",
    /** `offline` previews without reading the tenant, and refuses `up`. Default `tenant`. */
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

    /** The path of a file; `null` if the key is not set. @param text The value, if it is not the key's own. */
    path(key: ConfigurationKey, text = this.get(key)): string | null {
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
