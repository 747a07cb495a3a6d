import { objectId, smallWorld } from "../../support/worlds/world";

const PEOPLE = [
    "Alice Adams",
    "Bob Brown",
    "Carol Clark",
    "Dave Davis",
    "Erin Evans",
    "Frank Foster",
    "Grace Green",
    "Heidi Hall",
    "Ivan Irwin",
    "Judy Jones",
    "Kim King",
    "Nick Nolan",
    "Olivia Owen",
    "Peggy Price",
    "Quentin Quinn",
];
const firstName = (displayName: string) => displayName.split(" ")[0]?.toLowerCase() ?? "";

/** A Direct Routing number for each person, and a free one. */
const NUMBERS = new Map([...PEOPLE.map(firstName), "free"].map((name, index) => [name, `+12065550${130 + index}`]));

/** By the first name of the person who has it at first, or `free`. */
export const numberOf = (name: string) => NUMBERS.get(name) ?? "";

/** A tenant with people of different names: one holds a number already, and another has no licence. */
export function contosoWorld() {
    const world = smallWorld();
    return {
        ...world,
        tenant: { ...world.tenant, name: "Contoso", mailsOnAssign: true, mailsOnUnassign: true },
        accounts: PEOPLE.map((displayName, index) => ({
            objectId: objectId(100 + index),
            userPrincipalName: `${firstName(displayName)}@contoso.com`,
            displayName,
            usageLocation: "US",
            licences: displayName.startsWith("Quentin") ? [] : ["MCOEV"],
        })),
        numbers: [...NUMBERS].map(([name, number]) => ({
            number,
            type: "DirectRouting",
            country: "US",
            ...(name === "nick" && { holder: "nick@contoso.com" }),
        })),
    };
}
