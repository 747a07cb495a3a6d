import { z } from "zod";
import { TeamsPhoneError } from "../errors";
import { meant } from "../messages/closest";
import { inWords, visible } from "../messages/text";
import { rules } from "../rules";
import type { RuleSettings } from "../rules/rule-settings";
import { GUID } from "../schema/identity";
import { type GraphConfiguration, readGraph } from "./graph-configuration";

export const NAMESPACE = "teams-phone";

/** The stack configuration of the namespace `teams-phone`. Never credentials: those come from the environment. */
export interface Configuration {
    readonly tenant: "embedded" | "graph";
    /** How Microsoft Graph is reached; `null` for another tenant. */
    readonly graph: GraphConfiguration | null;
    /** Path of the YAML world, relative to the folder of `Pulumi.yaml`; `null` when the tenant file must exist already. */
    readonly world: string | null;
    /** Path of the embedded tenant's file, relative likewise. Default `.teams-phone/tenant.db`. */
    readonly tenantFile: string;
    /** The tenant that this stack may touch; `null` accepts the one that is connected. */
    readonly tenantId: string | null;
    /** File to which each write is appended, a JSON line each, relative likewise; `null` for none. */
    readonly auditLog: string | null;
    /** `offline` previews without reading the tenant, and refuses `up`. Default `tenant`. */
    readonly validation: "tenant" | "offline";
    readonly rules: RuleSettings;
}

/** Every key of the namespace; any other is a slip of the pen. docs/reference.md shows the comments. */
const KEYS = [
    /** `embedded` for a tenant in a file, `graph` for a real one. Mandatory. */
    "tenant",
    /**
     * The YAML file that a missing embedded tenant is created from. Default: none, and the tenant's file must exist.
     */
    "world",
    /** The embedded tenant's file. Default `.teams-phone/tenant.db`. */
    "tenantFile",
    /** GUID of the only tenant that the stack may touch. Mandatory with `graph`. Default: the one that is connected. */
    "tenantId",
    /** `graph`: `Commercial` or `GCC`. Default `Commercial`. */
    "cloud",
    /**
     * `graph`: where the login comes from: `cli`, `certificate`, `environment`, `workloadIdentity` or
     * `managedIdentity`. Default: what the environment is set up for, else `cli`.
     */
    "credential",
    /** `graph`: an emulator on this machine, as in `http://127.0.0.1:8080`. Default: Microsoft's service. */
    "graphEndpoint",
    /** `graph`: a file to which each write is appended, a JSON line each. Default: none. */
    "auditLog",
    /** `seed` for the cmdlet's page to the letter, `current` for the service as of 2026. Default `seed`. */
    "ruleset",
    /**
     * Severities that differ from the ruleset's, in JSON: `{"macau": "warn"}`. Each is `error`, `warn` or `off`.
     * Default `{}`.
     */
    "rules",
    /** `offline` previews without looking at the tenant, and refuses `up`. Default `tenant`. */
    "validation",
];

/** Something to see, and no control characters. */
const PATH = /^(?!\s*$)\P{Cc}+$/u;

const Severity = z.enum(["error", "warn", "off"]);

/**
 * Reads the configuration through `get`, all problems at once. @throws TeamsPhoneError `configuration`.
 * @param given The keys that are set, with their namespace, where the caller can tell.
 */
export function readConfiguration(
    get: (key: string) => string | undefined,
    given: readonly string[] = [],
): Configuration {
    const problems: string[] = [];
    const complain = (key: string, text: string) => problems.push(`${NAMESPACE}:${visible(key)}: ${text}`);
    const oneOf = <T extends string>(key: string, words: readonly T[], fallback: T): T => {
        const text = get(key);
        if (text === undefined) return fallback;
        const word = words.find(each => each === text);
        if (word === undefined)
            complain(
                key,
                `must be ${words.map(each => `\`${each}\``).join(" or ")}, not \`${visible(text)}\`${meant(text, words) || "."}`,
            );
        return word ?? fallback;
    };

    const tenant = get("tenant");
    if (tenant === undefined) {
        complain(
            "tenant",
            "no tenant is configured. For a tenant in a file, which needs no Microsoft account: `pulumi config set teams-phone:tenant embedded` and `pulumi config set teams-phone:world world.yaml`. For a real one: `pulumi config set teams-phone:tenant graph` and `pulumi config set teams-phone:tenantId <its GUID>`.",
        );
    } else if (tenant === "powershell") {
        complain("tenant", "`powershell` is not supported yet; this release knows `embedded` and `graph`.");
    } else if (tenant !== "embedded" && tenant !== "graph") {
        complain(
            "tenant",
            `must be \`embedded\` or \`graph\`, not \`${visible(tenant)}\`${meant(tenant, ["embedded", "graph"]) || "."}`,
        );
    }
    const tenantId = get("tenantId") ?? null;
    if (tenantId !== null && !GUID.test(tenantId))
        complain("tenantId", `must be the tenant's GUID, not \`${visible(tenantId)}\`.`);
    const graph = readGraph(get, tenant === "graph", tenantId, complain);
    const ruleset = oneOf("ruleset", ["seed", "current"], "seed");
    const severities = readSeverities(get("rules"), text => complain("rules", text));
    const pathOf = (key: string): string | undefined => {
        const text = get(key);
        if (text !== undefined && !PATH.test(text))
            complain(key, `must be the path of a file, not \`${visible(text)}\`.`);
        return text;
    };
    const world = pathOf("world");
    const tenantFile = pathOf("tenantFile");
    const auditLog = pathOf("auditLog");
    const validation = oneOf("validation", ["tenant", "offline"], "tenant");
    for (const key of given) {
        const [namespace, ...rest] = key.split(":");
        const name = rest.join(":");
        if (namespace === NAMESPACE && !KEYS.includes(name))
            complain(name, `is no key here${meant(name, KEYS) || "."} The keys are ${KEYS.join(", ")}.`);
    }
    if (problems.length > 0) {
        throw new TeamsPhoneError(
            "configuration",
            `The stack's configuration cannot be used:\n${problems.map(line => `  ${line}`).join("\n")}`,
        );
    }
    return {
        tenant: graph === null ? "embedded" : "graph",
        graph,
        auditLog: auditLog ?? null,
        world: world ?? null,
        tenantFile: tenantFile ?? ".teams-phone/tenant.db",
        tenantId: tenantId?.toLowerCase() ?? null,
        validation,
        rules: { ruleset, severities },
    };
}

function readSeverities(text: string | undefined, complain: (text: string) => void): RuleSettings["severities"] {
    if (text === undefined) return {};
    const parsed = parseJson(text);
    if (typeof parsed !== "object" || parsed === null || Array.isArray(parsed)) {
        complain(
            'must map rule codes to severities in JSON, as in {"number-impossible": "warn"}, not `' +
                visible(text) +
                "`.",
        );
        return {};
    }
    const codes = rules.map(({ code }) => code);
    const severities: Record<string, z.infer<typeof Severity>> = {};
    for (const [code, value] of Object.entries(parsed)) {
        const rule = rules.find(each => each.code === code);
        const severity = Severity.safeParse(value);
        if (!rule)
            complain(
                `no rule is called \`${visible(code)}\`${meant(code, codes) || "."} \`teams-phone rules\` lists them.`,
            );
        else if (!severity.success)
            complain(`\`${code}\` must be \`error\`, \`warn\` or \`off\`, not ${inWords(value)}.`);
        else if (rule.structural && severity.data !== "error") {
            complain(`\`${code}\` cannot be lowered: without it a declaration has no meaning.`);
        } else severities[code] = severity.data;
    }
    return severities;
}

function parseJson(text: string): unknown {
    try {
        return JSON.parse(text);
    } catch {
        return undefined;
    }
}
