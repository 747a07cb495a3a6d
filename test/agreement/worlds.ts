import fc from "fast-check";
import { SWITCHES } from "../../provider/tenant/embedded/world/switches";

/** One of the values, each as likely as its weight beside the others. */
export function pick<const T>(...choices: readonly (readonly [weight: number, value: T])[]): fc.Arbitrary<T> {
    return fc.oneof(...choices.map(([weight, value]) => ({ weight, arbitrary: fc.constant(value) })));
}

export const PEOPLE = 5;
export const objectId = (index: number) => `22222222-0000-4000-8000-00000000000${index}`;
export const upn = (index: number) => `person${index}@contoso.com`;
/** The fourth person has the fifth one's UPN as SIP address. */
export const sip = (index: number) => (index === 3 ? upn(4) : `person${index}.sip@contoso.com`);

export const LOCATIONS = [
    { id: "11111111-0000-4000-8000-000000000001", country: "US", validation: "validated" },
    { id: "11111111-0000-4000-8000-000000000002", country: "US", validation: "notValidated" },
    { id: "11111111-0000-4000-8000-000000000003", country: "CA", validation: "validated" },
    { id: "11111111-0000-4000-8000-000000000004", country: "GB", validation: "validated" },
    { id: "11111111-0000-4000-8000-000000000005", country: "DE", validation: "invalid" },
    { id: "11111111-0000-4000-8000-000000000006", country: "CA", validation: "invalid" },
] as const;

/** Of every type, in several countries, with extensions of one base number, toll-free, and in Macau. */
export const NUMBERS = [
    { number: "+12065550100", type: "DirectRouting", country: "US" },
    { number: "+12065550101", type: "DirectRouting", country: "US" },
    { number: "+12065550110;ext=1", type: "DirectRouting", country: "US" },
    { number: "+12065550110;ext=2", type: "DirectRouting", country: "US" },
    { number: "+12065550110", type: "DirectRouting", country: "US" },
    { number: "+12065550120", type: "CallingPlan", country: "US" },
    { number: "+12065550121", type: "CallingPlan", country: "US" },
    { number: "+12065550130", type: "OperatorConnect", country: "US" },
    { number: "+442079460100", type: "CallingPlan", country: "GB" },
    { number: "+493023125100", type: "OperatorConnect", country: "DE" },
    { number: "+14165550100", type: "CallingPlan", country: "CA" },
    { number: "+18005550199", type: "CallingPlan", country: "US", capabilities: ["VoiceApplicationAssignment"] },
    // Nonsense that an inventory may hold all the same: only Direct Routing numbers have extensions.
    { number: "+12065550140;ext=7", type: "CallingPlan", country: "US" },
    { number: "+85328212345", type: "DirectRouting", country: "MO" },
] as const;

const licences = {
    full: ["MCOEV", "MCOPSTN1", "MCOEV_VIRTUALUSER"],
    phoneAlone: ["MCOEV"],
    planAlone: ["MCOPSTN1"],
    none: [],
    small: ["MCOEVSMB", "MCOPSTN5"],
    gcc: ["MCOEV_GOV", "MCOPSTN1_GOV", "MCOEV_VIRTUALUSER_GOV"],
    creditsAlone: ["MCOEV", "MCOPSTNC", "MCOPSTNPP"],
    pending: [{ plan: "MCOEV", state: "pending" }, "MCOPSTN1"],
    disabled: ["MCOEV", { plan: "MCOPSTN1", state: "disabled" }],
};

const account = fc.record({
    type: pick(
        [70, "user"],
        [5, "room"],
        [4, "sharedDevice"],
        [17, "resourceAccount"],
        [2, "guest"],
        [1, "softDeleted"],
        [1, "ghost"],
    ),
    usageLocation: pick([75, "US"], [9, "GB"], [6, "DE"], [4, null], [3, "MO"], [3, "CA"]),
    licences: pick(
        [74, "full"],
        [3, "small"],
        [3, "gcc"],
        [2, "creditsAlone"],
        [4, "phoneAlone"],
        [3, "planAlone"],
        [4, "none"],
        [4, "pending"],
        [3, "disabled"],
    ).map(name => licences[name]),
    enterpriseVoiceEnabled: pick([50, undefined], [25, true], [25, false]),
    onPremisesNumber: pick([96, null], [4, "+12065550999"]),
    homing: pick([97, "online"], [3, "onPremises"]),
});

const number = fc.record({
    holder: pick([80, null], [4, 0], [4, 1], [4, 2], [4, 3], [4, 4]),
    category: pick([70, "Primary"], [20, "Alternate"], [10, "Private"]),
    location: pick([60, null], [10, 0], [4, 1], [8, 2], [10, 3], [8, 4]),
    locationManagedBy: pick([93, "customer"], [7, "operator"]),
    locationUpdateSupported: pick([94, true], [6, false]),
    source: pick([95, "online"], [5, "onPremises"]),
    activation: pick([80, "activated"], [5, "assignmentPending"], [12, "updatePending"], [3, "updateFailed"]),
    block: pick([92, "none"], [4, "forever"], [2, "2099-01-01T00:00:00Z"], [2, "2001-01-01T00:00:00Z"]),
    use: pick([93, null], [3, "conference"], [2, "policy"], [2, "thirdPartyApp"]),
    portIn: pick([94, null], [3, "completed"], [3, "firmOrderCommitmentAccepted"]),
    capabilities: pick(
        [85, null],
        [10, ["UserAssignment", "VoiceApplicationAssignment"]],
        [5, ["ConferenceAssignment"]],
    ),
});

export interface RawWorld {
    readonly behaviour: "seed" | "current";
    readonly accounts: readonly { readonly type: string }[];
    readonly numbers: readonly {
        readonly number: string;
        readonly type: string;
        readonly country: string | null;
        readonly holder?: string;
        readonly category?: string;
    }[];
    readonly [key: string]: unknown;
}

/** Tenants in which most things are in order, and a few of every kind are not. @param crowd How many numbers the first person has. */
export const worlds = (crowd: fc.Arbitrary<number>): fc.Arbitrary<RawWorld> =>
    fc
        .record({
            crowd,
            cloud: pick([93, "Commercial"], [2, "GCC"], [3, "GCCHigh"], [1, "DoD"], [1, "China"]),
            regionallyHostedMeetings: pick([98, false], [2, true]),
            blockOnUnassign: pick([85, false], [15, true]),
            migratesOnPremisesNumbers: fc.boolean(),
            behaviour: fc.constantFrom("seed" as const, "current" as const),
            switches: fc.record(Object.fromEntries(Object.keys(SWITCHES).map(name => [name, fc.boolean()]))),
            hides: pick(
                [90, []],
                [2, ["licences"]],
                [2, ["onPremisesNumber"]],
                [1, ["homing"]],
                [2, ["locationManagement"]],
                [2, ["blocks"]],
                [1, ["tenantSettings"]],
            ),
            accounts: fc.array(account, { minLength: PEOPLE, maxLength: PEOPLE }),
            numbers: fc.array(number, { minLength: NUMBERS.length, maxLength: NUMBERS.length }),
        })
        .map(
            ({
                crowd: many,
                cloud,
                regionallyHostedMeetings,
                blockOnUnassign,
                migratesOnPremisesNumbers,
                ...rest
            }) => ({
                ...rest,
                tenant: {
                    id: "5c1f7b0e-0000-4000-8000-0000000000aa",
                    name: "Random",
                    cloud,
                    regionallyHostedMeetings,
                    blockOnUnassign,
                    migratesOnPremisesNumbers,
                },
                accounts: rest.accounts.map((each, index) => ({
                    ...each,
                    objectId: objectId(index),
                    userPrincipalName: upn(index),
                    sipAddress: sip(index),
                    displayName: `Person ${index}`,
                })),
                numbers: [...inventory(rest.numbers), ...crowdOf(many, rest.numbers)],
                locations: LOCATIONS.map(({ id, country, validation }) => ({
                    locationId: id,
                    description: id,
                    address: "1 Street",
                    city: "Town",
                    country,
                    validation,
                })),
            }),
        );

type Drawn = typeof number extends fc.Arbitrary<infer T> ? T : never;

/** A holder has one primary number and one private one at most; what serves something has no holder. */
function inventory(drawn: readonly Drawn[]) {
    const taken = new Set<string>();
    return NUMBERS.map((fixed, index) => {
        const { holder, category, location, use, capabilities, ...rest } = drawn[index] as Drawn;
        const slot = `${holder} ${category}`;
        const own = category !== "Alternate" && taken.has(slot) ? "Alternate" : category;
        taken.add(slot);
        return {
            ...rest,
            ...(capabilities ? { capabilities } : {}),
            ...fixed,
            ...(location === null ? {} : { location: LOCATIONS[location]?.id }),
            ...(holder === null ? (use ? { use } : {}) : { holder: upn(holder), category: own }),
        };
    });
}

function crowdOf(many: number, drawn: readonly Drawn[]) {
    const hasPrimary = drawn.some(({ holder, category }) => holder === 0 && category === "Primary");
    return Array.from({ length: many }, (_, index) => ({
        number: `+120655570${String(index).padStart(2, "0")}`,
        type: "DirectRouting",
        country: "US",
        holder: upn(0),
        category: index === 0 && !hasPrimary ? "Primary" : "Alternate",
    }));
}
