import { Program } from "../../observe/program";
import type { Declaration } from "../../schema/declaration";
import type { Tenant } from "../../tenant/port";

// What this run declares, as `check` has seen it. One process serves one run, and every check precedes the final deletes;
// a destroy has none.
const numbers = new Map<string, Set<string>>();
const voices = new Set<string>();
const program = new Program();

/** Everything that this run has declared so far. */
export function declaredSoFar(): Program {
    return program;
}

export function claim(declaration: Declaration): void {
    const key = declaration.identity.key;
    program.add(declaration);
    if (declaration.form === "assignment") {
        numbers.set(declaration.number, (numbers.get(declaration.number) ?? new Set()).add(key));
    } else if (declaration.enabled) voices.add(key);
}

/** Whether this run declares the number for that account, under whatever spelling. */
export async function isNumberClaimed(tenant: Tenant, number: string, accountObjectId: string): Promise<boolean> {
    return namesAccount(tenant, numbers.get(number) ?? new Set(), accountObjectId);
}

/** Whether this run declares EnterpriseVoiceEnabled true for that account. */
export async function isVoiceClaimed(tenant: Tenant, accountObjectId: string): Promise<boolean> {
    return namesAccount(tenant, voices, accountObjectId);
}

async function namesAccount(
    tenant: Tenant,
    identities: ReadonlySet<string>,
    accountObjectId: string,
): Promise<boolean> {
    if (identities.size === 0) return false;
    const accounts = await tenant.findAccounts([...identities]);
    return accounts.some(account => account?.objectId === accountObjectId);
}
