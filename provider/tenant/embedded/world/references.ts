import { describeValue } from "../../../messages/text";

interface WorldParts {
    readonly accounts: readonly {
        objectId: string;
        userPrincipalName: string;
        sipAddress?: string | undefined;
        type: string;
        serves?: string | undefined;
    }[];
    readonly numbers: readonly {
        number: string;
        type: string;
        uploaded: boolean;
        holder?: string | undefined;
        location?: string | undefined;
        category: string;
    }[];
    readonly locations: readonly { locationId: string; description: string }[];
}
interface Problem {
    readonly path: (string | number)[];
    readonly message: string;
}

/** Finds duplicates, dangling references and contradictions between the parts of a world. */
export function referenceProblems(world: WorldParts): Problem[] {
    const { accounts, numbers, locations } = world;
    return [
        ...duplicates(accounts.map(({ objectId }, index) => [["accounts", index, "objectId"], objectId])),
        ...duplicates(
            accounts.map(({ userPrincipalName }, index) => [
                ["accounts", index, "userPrincipalName"],
                userPrincipalName,
            ]),
        ),
        ...duplicates(
            accounts.flatMap(({ sipAddress }, index) =>
                sipAddress ? [[["accounts", index, "sipAddress"], sipAddress] as const] : [],
            ),
        ),
        ...duplicates(numbers.map(({ number }, index) => [["numbers", index, "number"], number])),
        ...numbers.flatMap((number, index) => ambiguousLocation(locations, number, index)),
        ...duplicates(locations.map(({ locationId }, index) => [["locations", index, "locationId"], locationId])),
        ...accounts.flatMap(serviceProblems),
        ...numbers.flatMap(uploadProblems),
        ...numbers.flatMap((number, index) => [
            ...(number.holder !== undefined && !findHolder(world, number.holder)
                ? [
                      {
                          path: ["numbers", index, "holder"],
                          message: `no account of this world has the UPN or object id ${describeValue(number.holder)}`,
                      },
                  ]
                : []),
            ...(number.location !== undefined && !findLocation(world, number.location)
                ? [
                      {
                          path: ["numbers", index, "location"],
                          message: `no location of this world has the locationId or description ${describeValue(number.location)}`,
                      },
                  ]
                : []),
        ]),
        ...duplicates(
            numbers.flatMap(({ holder, category }, index) =>
                holder === undefined || category === "Alternate"
                    ? []
                    : [
                          [
                              ["numbers", index, "holder"],
                              `${findHolder(world, holder)?.userPrincipalName ?? holder} (${category})`,
                          ] as const,
                      ],
            ),
        ),
    ];
}

function serviceProblems({ type, serves }: WorldParts["accounts"][number], index: number): Problem[] {
    if (serves === undefined || type === "resourceAccount") return [];
    const message = `only an account of type resourceAccount can serve a call queue or auto attendant; this account is of type ${type}`;
    return [{ path: ["accounts", index, "serves"], message }];
}

function uploadProblems({ type, uploaded, holder }: WorldParts["numbers"][number], index: number): Problem[] {
    if (uploaded || (type === "DirectRouting" && holder !== undefined)) return [];
    const message =
        type === "DirectRouting"
            ? "a number that was never uploaded exists only while it is assigned: give it a holder, or leave `uploaded` out"
            : `only a Direct Routing number can be assigned without an upload; this number is of type ${type}`;
    return [{ path: ["numbers", index, "uploaded"], message }];
}

/** A description that several locations share does not identify any of them. */
function ambiguousLocation(
    locations: WorldParts["locations"],
    { location }: WorldParts["numbers"][number],
    index: number,
): Problem[] {
    const described = locations.filter(({ description }) => description === location);
    if (described.length < 2) return [];
    const ids = described.map(({ locationId }) => locationId).join(" or ");
    return [
        {
            path: ["numbers", index, "location"],
            message: `${described.length} locations of this world have the description ${describeValue(location)}: give the locationId (${ids})`,
        },
    ];
}

export function findHolder<A extends WorldParts["accounts"][number]>(
    { accounts }: { accounts: readonly A[] },
    holder: string,
): A | undefined {
    const wanted = holder.toLowerCase();
    return accounts.find(
        ({ objectId, userPrincipalName }) => objectId === wanted || userPrincipalName.toLowerCase() === wanted,
    );
}

export function findLocation<L extends WorldParts["locations"][number]>(
    { locations }: { locations: readonly L[] },
    text: string,
): L | undefined {
    return locations.find(({ locationId, description }) => locationId === text.toLowerCase() || description === text);
}

function duplicates(entries: readonly (readonly [(string | number)[], string])[]): Problem[] {
    const seen = new Set<string>();
    return entries.flatMap(([path, value]) => {
        const key = value.toLowerCase();
        if (seen.has(key)) return [{ path, message: `${describeValue(value)} is given twice` }];
        seen.add(key);
        return [];
    });
}
