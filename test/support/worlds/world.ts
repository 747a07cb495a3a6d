/** Object ids and locations that tests name. */
export const SEATTLE = "11111111-0000-4000-8000-000000000001";
export const PORTLAND = "11111111-0000-4000-8000-000000000002";
export const TENANT = "5c1f7b0e-0000-4000-8000-0000000000aa";
export const objectId = (index: number) => `22222222-0000-4000-8000-${String(index).padStart(12, "0")}`;

/** Direct Routing numbers of the small world; none has a holder at the start. */
export const N1 = "+12065550101";
export const N2 = "+12065550102";
export const N3 = "+12065550103";
/** An Operator Connect number, and a Calling Plan one. */
export const OC = "+12065550104";
export const CP = "+12065550105";

const PEOPLE = ["alice", "bob", "carol", "dave"];

/** A small tenant: four licensed people, a call queue, five numbers, two locations. */
export function smallWorld(overrides: { numbers?: Record<string, unknown>[] } = {}) {
    const numbers: Record<string, unknown>[] = [
        { number: N1, type: "DirectRouting", country: "US" },
        { number: N2, type: "DirectRouting", country: "US" },
        { number: N3, type: "DirectRouting", country: "US" },
        { number: OC, type: "OperatorConnect", country: "US", city: "Seattle" },
        { number: CP, type: "CallingPlan", country: "US", city: "Seattle" },
    ];
    return {
        tenant: { id: TENANT, name: "Test", cloud: "Commercial" },
        accounts: [
            ...PEOPLE.map((name, index) => ({
                objectId: objectId(index + 1),
                userPrincipalName: `${name}@contoso.com`,
                sipAddress: `${name}.sip@contoso.com`,
                displayName: name[0]?.toUpperCase() + name.slice(1),
                usageLocation: "US",
                licences: ["MCOEV", "MCOPSTN1"],
            })),
            {
                objectId: objectId(9),
                userPrincipalName: "queue@contoso.com",
                displayName: "Queue",
                type: "resourceAccount",
                usageLocation: "US",
                licences: ["MCOEV_VIRTUALUSER"],
            },
        ],
        numbers: numbers.map(each => ({ ...each, ...overrides.numbers?.find(({ number }) => number === each.number) })),
        locations: [
            {
                locationId: SEATTLE,
                description: "Seattle office",
                address: "1 Pike Street, Seattle, WA",
                city: "Seattle",
                country: "US",
                validation: "validated",
            },
            {
                locationId: PORTLAND,
                description: "Portland office",
                address: "1 Salmon Street, Portland, OR",
                city: "Portland",
                country: "US",
                validation: "validated",
            },
        ],
    };
}

/** People by index, who come after those of the small world, and a Direct Routing number for each. */
export const person = (index: number) => ({
    objectId: objectId(1000 + index),
    userPrincipalName: `p${index}@contoso.com`,
    number: `+1206888${String(index).padStart(4, "0")}`,
});

/** A tenant of `count` people. @param isHeld Whether each holds the number of the same index. */
export function crowdedWorld(count: number, isHeld: boolean) {
    const people = Array.from({ length: count }, (_, index) => person(index));
    return {
        ...smallWorld(),
        accounts: people.map(({ objectId, userPrincipalName }) => ({
            objectId,
            userPrincipalName,
            displayName: userPrincipalName,
            usageLocation: "US",
            licences: ["MCOEV"],
        })),
        numbers: people.map(({ number, objectId }) => ({
            number,
            type: "DirectRouting",
            country: "US",
            ...(isHeld && { holder: objectId }),
        })),
    };
}

/** Arguments of a Direct Routing assignment. */
export function direct(who: string, phoneNumber: string, more: Record<string, unknown> = {}) {
    return { identity: `${who}@contoso.com`, phoneNumber, phoneNumberType: "DirectRouting", ...more };
}
