import { Program } from "../../observe/program";
import type { Declaration } from "../../schema/declaration";
import type { Tenant } from "../../tenant/port";

/** The declarations of a run, so that a delete takes nothing away that another resource of the program declares. */
export class Claims {
    readonly program = new Program();
    readonly #identitiesByNumber = new Map<string, Set<string>>();
    readonly #identitiesWithVoice = new Set<string>();

    add(declaration: Declaration): void {
        const { key } = declaration.identity;
        this.program.add(declaration);
        if (declaration.form === "assignment") {
            const { number } = declaration;
            this.#identitiesByNumber.set(number, (this.#identitiesByNumber.get(number) ?? new Set()).add(key));
        } else if (declaration.enabled) this.#identitiesWithVoice.add(key);
    }

    /** Whether the run declares the number for that account, under any of its names. */
    async isNumberClaimed(tenant: Tenant, number: string, accountObjectId: string): Promise<boolean> {
        return namesAccount(tenant, this.#identitiesByNumber.get(number) ?? new Set(), accountObjectId);
    }

    /** Whether the run declares EnterpriseVoiceEnabled true for that account. */
    async isVoiceClaimed(tenant: Tenant, accountObjectId: string): Promise<boolean> {
        return namesAccount(tenant, this.#identitiesWithVoice, accountObjectId);
    }
}

async function namesAccount(tenant: Tenant, identities: ReadonlySet<string>, objectId: string): Promise<boolean> {
    if (identities.size === 0) return false;
    const accounts = await tenant.findAccounts([...identities]);
    return accounts.some(account => account?.objectId === objectId);
}
