import { identityKey } from "../../model/identity";
import type { TenantDescription } from "../../model/tenant";
import type { Reader } from "../../observe/reader";
import { readEverything, type Snapshot } from "../../observe/snapshot";
import type { RuleSettings } from "../../rules/rule-settings";
import type { Tenant } from "../../tenant/port";
import { declareHeld } from "./declare-held";
import { programText } from "./program-text";
import { usedNumbers } from "./used-numbers";

/** Reads the whole tenant, and writes the program that declares what its accounts hold. */
export async function exportProgram(
    tenant: Tenant,
    description: TenantDescription,
    rules: RuleSettings,
): Promise<string> {
    const snapshot = await readEverything(tenant);
    const { held, elsewhere } = usedNumbers(snapshot);
    const numbers = await declareHeld(held, { reader: readerOf(snapshot), tenant: description, rules });
    return programText(numbers, elsewhere, description, snapshot.locations);
}

function readerOf({ accounts, numbers, locations }: Snapshot): Reader {
    return {
        account: async identity => accounts.get(identityKey(identity)) ?? null,
        number: async number => numbers.get(number) ?? null,
        location: async locationId => locations.get(locationId) ?? null,
    };
}
