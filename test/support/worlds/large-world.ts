import type { Declared } from "../declared";
import { objectId, SEATTLE, smallWorld } from "./world";

const people = (count: number) => Array.from({ length: count }, (_, index) => index);

export const idOf = (index: number) => objectId(1000 + index);
export const numberOf = (index: number) => `+1206555${1000 + index}`;
/** 28 characters, as people's addresses have. */
export const upnOf = (index: number) => `person.nr.${String(index).padStart(6, "0")}@contoso.com`;
export const sipOf = (index: number) => `voice.${index}@contoso.com`;

/** Licensed people, and a number in the inventory for each. */
export function largeWorld(count: number) {
    return {
        ...smallWorld(),
        accounts: people(count).map(index => ({
            objectId: idOf(index),
            userPrincipalName: upnOf(index),
            sipAddress: sipOf(index),
            displayName: `Person Number ${index}`,
            usageLocation: "US",
            licences: ["MCOEV"],
        })),
        numbers: people(count).map(index => ({ number: numberOf(index), type: "DirectRouting", country: "US" })),
    };
}

/** Declares the first `count` people, each with a number in Seattle unless `differences` says otherwise. */
export function declarations(
    count: number,
    differences: (index: number) => Record<string, unknown> = () => ({}),
): Declared[] {
    return people(count).map(index => ({
        name: `person-${index}`,
        args: {
            identity: upnOf(index),
            phoneNumber: numberOf(index),
            phoneNumberType: "DirectRouting",
            locationId: SEATTLE,
            ...differences(index),
        },
    }));
}
