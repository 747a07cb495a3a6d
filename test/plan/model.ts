import type { Account } from "../../provider/model/account";
import type { Change } from "../../provider/model/change";
import type { NumberRecord } from "../../provider/model/number";

/** A tenant as data: who holds which number, where. Just enough to run plans on. */
export interface Model {
    readonly accounts: ReadonlyMap<string, { voice: boolean }>;
    readonly numbers: ReadonlyMap<string, { holder: string | null; locationId: string | null }>;
}

/** The tenant after a change; `null` when a change contradicts it, as a service would refuse it. */
export function applied(model: Model, change: Change): Model | null {
    if (change.kind === "setEnterpriseVoice") return null;
    const number = model.numbers.get(change.number) ?? { holder: null, locationId: null };
    const set = (
        after: { holder: string | null; locationId: string | null },
        account: string,
        voice: boolean,
    ): Model => ({
        accounts: new Map(model.accounts).set(account, { voice }),
        numbers: new Map(model.numbers).set(change.number, after),
    });
    const holds = (account: string) =>
        [...model.numbers].filter(([, each]) => each.holder === account).map(([name]) => name);
    switch (change.kind) {
        case "release":
            if (number.holder !== change.expectedHolder) return null;
            return set({ ...number, holder: null }, change.expectedHolder, holds(change.expectedHolder).length > 1);
        case "assign":
            if (number.holder !== null && number.holder !== change.account) return null;
            if (holds(change.account).some(name => name !== change.number)) return null;
            return set(
                {
                    holder: change.account,
                    locationId: change.locationId === undefined ? number.locationId : change.locationId,
                },
                change.account,
                true,
            );
        case "setLocation":
            if (number.holder !== change.account) return null;
            return set(
                { ...number, locationId: change.locationId },
                change.account,
                model.accounts.get(change.account)?.voice ?? false,
            );
    }
}

export function accountIn(model: Model, objectId: string): Account {
    return {
        objectId,
        userPrincipalName: `${objectId}@contoso.com`,
        sipAddress: null,
        displayName: objectId,
        type: "user",
        usageLocation: "US",
        licences: [],
        enterpriseVoiceEnabled: model.accounts.get(objectId)?.voice ?? false,
        onPremisesNumber: null,
        homing: "online",
        serves: null,
        numbers: [...model.numbers]
            .filter(([, each]) => each.holder === objectId)
            .map(([number]) => ({ number, type: "DirectRouting", category: "Primary" })),
    };
}

export function numberIn(model: Model, number: string | undefined): NumberRecord | null {
    const found = number === undefined ? undefined : model.numbers.get(number);
    if (number === undefined || !found) return null;
    const { holder, locationId } = found;
    return {
        number,
        type: "DirectRouting",
        capabilities: [],
        city: null,
        country: null,
        locationId,
        locationManagedByOperator: false,
        locationUpdateSupported: true,
        use: holder === null ? "unassigned" : "assigned",
        portIn: null,
        blocked: false,
        source: "online",
        activationState: "activated",
        holder:
            holder === null
                ? null
                : {
                      objectId: holder,
                      userPrincipalName: `${holder}@contoso.com`,
                      displayName: holder,
                      category: "Primary",
                  },
    };
}
