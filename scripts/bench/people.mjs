// The people and numbers of a bench, by index, and worlds that contain them.

export const TENANT = "5c1f7b0e-0000-4000-8000-0000000000aa";
export const SEATTLE = "11111111-0000-4000-8000-000000000001";
export const PORTLAND = "11111111-0000-4000-8000-000000000002";

export const idOf = index => `22222222-0000-4000-8000-${String(index).padStart(12, "0")}`;
/** As long as a real address. */
export const upnOf = index => `person.nr.${String(index).padStart(6, "0")}@contoso.com`;
export const numberOf = index => `+1206${String(5_550_000 + index)}`;

/** A tenant of `rows` accounts and as many numbers. The first `free` numbers are free; each account after them has its number. */
export function world(rows, free) {
    const indexes = Array.from({ length: rows }, (_, index) => index);
    return {
        tenant: { id: TENANT, name: "Bench" },
        accounts: indexes.map(index => ({
            objectId: idOf(index),
            userPrincipalName: upnOf(index),
            displayName: `Person ${index}`,
            usageLocation: "US",
            licences: ["MCOEV"],
        })),
        numbers: indexes.map(index => ({
            number: numberOf(index),
            type: "DirectRouting",
            country: "US",
            ...(index < free ? {} : { holder: idOf(index), location: SEATTLE }),
        })),
        locations: [location(SEATTLE, "Seattle"), location(PORTLAND, "Portland")],
    };
}

function location(locationId, city) {
    return { locationId, description: `${city} office`, address: `1 Main Street, ${city}`, city, country: "US" };
}

/** Declarations of the first `count` people, by resource name. */
export function declarations(count, more = {}) {
    return Array.from({ length: count }, (_, index) => [
        `person-${index}`,
        { identity: upnOf(index), phoneNumber: numberOf(index), phoneNumberType: "DirectRouting", ...more },
    ]);
}
