import { smallWorld } from "../../support/worlds/world";
import { type Cast, personIdOf } from "./write-scenarios";

/** A world with the people and numbers of these groups; nobody has a number at the start. */
export function worldOf(casts: readonly Cast[]) {
    return {
        ...smallWorld(),
        accounts: casts.flatMap(cast =>
            cast.people.map((userPrincipalName, index) => ({
                objectId: personIdOf(cast, index),
                userPrincipalName,
                displayName: userPrincipalName.replace(/@.*/, ""),
                usageLocation: "US",
                licences: ["MCOEV", "MCOPSTN1"],
            })),
        ),
        numbers: casts.flatMap(({ numbers, oc }) => [
            ...numbers.map(number => ({ number, type: "DirectRouting", country: "US" })),
            { number: oc, type: "OperatorConnect", country: "US", city: "Seattle" },
        ]),
    };
}
