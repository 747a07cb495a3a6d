import assert from "node:assert/strict";
import type { Assign, Change, Outcome, Release } from "../../provider/model/change";
import type { Tenant } from "../../provider/tenant/port";

const TYPE = "DirectRouting" as const;

export function assign(account: string, number: string, locationId?: string | null): Assign {
    const located = locationId === undefined ? {} : { locationId };
    return { kind: "assign", account, number, type: TYPE, category: "Primary", ...located };
}

export function release(number: string, expectedHolder: string): Release {
    return { kind: "release", number, type: TYPE, expectedHolder };
}

export async function applied(tenant: Tenant, change: Change): Promise<Outcome> {
    const [outcome] = await tenant.apply([change]);
    assert.ok(outcome);
    return outcome;
}
