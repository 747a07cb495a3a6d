/** The kinds of call that faults and request counts distinguish. */
export const CALL_KINDS = [
    "list",
    "number",
    "assign",
    "unassign",
    "update",
    "operation",
    "userConfigurations",
    "resourceAccounts",
    "users",
    "organization",
    "batch",
    "token",
    "other",
] as const;
export type CallKind = (typeof CALL_KINDS)[number];

const NUMBERS = "/admin/teams/telephoneNumberManagement/numberAssignments";
const PATTERNS: readonly [CallKind, RegExp][] = [
    ["batch", /^\/\$batch$/],
    ["assign", new RegExp(`^${NUMBERS}/[\\w.]*assignNumber$`)],
    ["update", new RegExp(`^${NUMBERS}/[\\w.]*updateNumber$`)],
    ["list", new RegExp(`^${NUMBERS}$`)],
    ["number", new RegExp(`^${NUMBERS}/[^/]+$`)],
    ["operation", /^\/admin\/teams\/telephoneNumberManagement\/operations\/[^/]+$/],
    ["userConfigurations", /^\/admin\/teams\/userConfigurations(\/[^/]+)?$/],
    ["resourceAccounts", /^\/admin\/teams\/resourceAccounts$/],
    ["users", /^\/users(\/.*)?$/],
    ["organization", /^\/organization(\/.*)?$/],
];

/** @param path The path without the API version. */
export function callKindOf(path: string): CallKind {
    if (/unassignNumber$/.test(path)) return "unassign";
    if (/\/oauth2\/v2\.0\/token$/.test(path)) return "token";
    return PATTERNS.find(([, pattern]) => pattern.test(path))?.[0] ?? "other";
}

/** Turns OData's key syntax `operations('x')` into the path segment syntax `operations/x`. */
export function normalisePath(path: string): string {
    return path.replaceAll("%27", "'").replace(/\('([^'/]*)'\)/g, "/$1");
}
