import { describeValue } from "../../../messages/text";

interface Worldly {
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
interface Complaint {
    readonly path: (string | number)[];
    readonly message: string;
}

/** What is wrong between the parts of a world: doubles, and references to what is not there. */
export function crossReferences(world: Worldly): Complaint[] {
    const { accounts, numbers, locations } = world;
    return [
        ...doubles(accounts.map(({ objectId }, index) => [["accounts", index, "objectId"], objectId])),
        ...doubles(
            accounts.map(({ userPrincipalName }, index) => [
                ["accounts", index, "userPrincipalName"],
                userPrincipalName,
            ]),
        ),
        ...doubles(
            accounts.flatMap(({ sipAddress }, index) =>
                sipAddress ? [[["accounts", index, "sipAddress"], sipAddress] as const] : [],
            ),
        ),
        ...doubles(numbers.map(({ number }, index) => [["numbers", index, "number"], number])),
        ...numbers.flatMap((number, index) => ambiguous(locations, number, index)),
        ...doubles(locations.map(({ locationId }, index) => [["locations", index, "locationId"], locationId])),
        ...accounts.flatMap(misplacedService),
        ...numbers.flatMap(misplacedUpload),
        ...numbers.flatMap((number, index) => [
            ...(number.holder !== undefined && !findHolder(world, number.holder)
                ? [
                      {
                          path: ["numbers", index, "holder"],
                          message: `no account of this world is called ${describeValue(number.holder)} by UPN or object id`,
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
        ...doubles(
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

function misplacedService({ type, serves }: Worldly["accounts"][number], index: number): Complaint[] {
    if (serves === undefined || type === "resourceAccount") return [];
    const message = `only an account of the type resourceAccount can serve a call queue or auto attendant, and this one is of the type ${type}`;
    return [{ path: ["accounts", index, "serves"], message }];
}

function misplacedUpload({ type, uploaded, holder }: Worldly["numbers"][number], index: number): Complaint[] {
    if (uploaded || (type === "DirectRouting" && holder !== undefined)) return [];
    const message =
        type === "DirectRouting"
            ? "a number that nobody uploaded is known only while somebody holds it: give it a holder, or leave `uploaded` out"
            : `only a Direct Routing number can be in use without an upload, and this one is of the type ${type}`;
    return [{ path: ["numbers", index, "uploaded"], message }];
}

/** A description that two locations share names neither. */
function ambiguous(
    locations: Worldly["locations"],
    { location }: Worldly["numbers"][number],
    index: number,
): Complaint[] {
    const described = locations.filter(({ description }) => description === location);
    if (described.length < 2) return [];
    const ids = described.map(({ locationId }) => locationId).join(" or ");
    return [
        {
            path: ["numbers", index, "location"],
            message: `${described.length} locations of this world are described as ${describeValue(location)}: give the locationId (${ids})`,
        },
    ];
}

export function findHolder<A extends Worldly["accounts"][number]>(
    { accounts }: { accounts: readonly A[] },
    holder: string,
): A | undefined {
    const wanted = holder.toLowerCase();
    return accounts.find(
        ({ objectId, userPrincipalName }) => objectId === wanted || userPrincipalName.toLowerCase() === wanted,
    );
}

export function findLocation<L extends Worldly["locations"][number]>(
    { locations }: { locations: readonly L[] },
    text: string,
): L | undefined {
    return locations.find(({ locationId, description }) => locationId === text.toLowerCase() || description === text);
}

function doubles(entries: readonly (readonly [(string | number)[], string])[]): Complaint[] {
    const seen = new Set<string>();
    return entries.flatMap(([path, value]) => {
        const key = value.toLowerCase();
        if (seen.has(key)) return [{ path, message: `${describeValue(value)} is given twice` }];
        seen.add(key);
        return [];
    });
}
