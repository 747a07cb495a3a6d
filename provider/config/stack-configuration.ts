import { visible } from "../messages/text";
import type { RuleSettings } from "../rules/rule-settings";
import { GUID } from "../schema/identity";
import { type GraphConfiguration, readGraph } from "./graph-configuration";
import { type PlanConfiguration, readPlan } from "./plan-configuration";
import { type PowerShellConfiguration, readPowerShell } from "./powershell-configuration";
import { RawConfiguration } from "./raw-configuration";
import { readSeverities } from "./severities";

export { NAMESPACE } from "./raw-configuration";

/** The stack configuration of the namespace `teams-phone`. It never has credentials: those come from the environment. */
export interface Configuration {
    readonly tenant: (typeof TENANTS)[number];
    /** How to reach Microsoft Graph; `null` for another tenant. */
    readonly graph: GraphConfiguration | null;
    /** How to reach the tenant with the Teams cmdlets; `null` for another tenant. */
    readonly powershell: PowerShellConfiguration | null;
    /** Path of the YAML world, relative to the folder of `Pulumi.yaml`; `null` when the tenant file must exist already. */
    readonly world: string | null;
    /** Path of the embedded tenant's file, relative to the folder of `Pulumi.yaml`. Default `.teams-phone/tenant.db`. */
    readonly tenantFile: string;
    /** The only tenant that this stack may touch; `null` accepts any. */
    readonly tenantId: string | null;
    /** File to append each write to, one JSON object per line, relative to the folder of `Pulumi.yaml`; `null` for none. */
    readonly auditLog: string | null;
    /** File with the emergency locations of a tenant behind Graph, relative to the folder of `Pulumi.yaml`; `null` for none. */
    readonly locations: string | null;
    /** `offline` previews without reading the tenant, and refuses `up`. Default `tenant`. */
    readonly validation: "tenant" | "offline";
    /** What `up` does about a resource that was changed by hand. Default `repair`. */
    readonly drift: "repair" | "report";
    readonly plan: PlanConfiguration;
    readonly rules: RuleSettings;
}

const TENANTS = ["embedded", "graph", "powershell"] as const;

/**
 * Reads the configuration. @throws TeamsPhoneError `configuration`, with all problems at once.
 * @param get The value of a key of the namespace.
 * @param given The keys that are set, with their namespaces, if the caller knows them: unknown ones are a problem.
 */
export function readConfiguration(
    get: (key: string) => string | undefined,
    given: readonly string[] = [],
): Configuration {
    const raw = new RawConfiguration(get);
    const tenant = readTenant(raw);
    const tenantId = readTenantId(raw);
    const configuration: Configuration = {
        tenant: tenant ?? "embedded",
        ...readConnection(raw, tenant, tenantId),
        rules: {
            ruleset: raw.oneOf("ruleset", ["seed", "current"]) ?? "seed",
            severities: readSeverities(raw.get("rules"), message => raw.complain("rules", message)),
        },
        world: raw.path("world"),
        tenantFile: raw.path("tenantFile") ?? ".teams-phone/tenant.db",
        auditLog: raw.path("auditLog"),
        locations: raw.path("locations"),
        tenantId,
        drift: raw.oneOf("drift", ["repair", "report"]) ?? "repair",
        plan: readPlan(raw),
        validation: raw.oneOf("validation", ["tenant", "offline"]) ?? "tenant",
    };
    raw.refuseUnknownKeys(given);
    raw.refuseProblems();
    return configuration;
}

function readConnection(raw: RawConfiguration, tenant: Configuration["tenant"] | undefined, tenantId: string | null) {
    if (tenant === "powershell") return { graph: null, powershell: readPowerShell(raw, tenantId) };
    return { graph: readGraph(raw, tenant === "graph", tenantId), powershell: null };
}

function readTenant(raw: RawConfiguration): Configuration["tenant"] | undefined {
    const text = raw.get("tenant");
    if (text === undefined)
        raw.complain(
            "tenant",
            "no tenant is configured. For a tenant in a file, which needs no Microsoft account: `pulumi config set teams-phone:tenant embedded` and `pulumi config set teams-phone:world world.yaml`. For a real one: `pulumi config set teams-phone:tenant graph` and `pulumi config set teams-phone:tenantId <its GUID>`.",
        );
    return raw.oneOf("tenant", TENANTS);
}

function readTenantId(raw: RawConfiguration): string | null {
    const text = raw.get("tenantId");
    if (text !== undefined && !GUID.test(text))
        raw.complain(
            "tenantId",
            `must be the tenant's GUID, not \`${visible(text)}\`. The Entra admin center shows it under Overview.`,
        );
    return text?.toLowerCase() ?? null;
}
