import type { Account } from "../../provider/model/account";
import type { EmergencyLocation } from "../../provider/model/location";
import type { NumberRecord } from "../../provider/model/number";
import type { TenantDescription } from "../../provider/model/tenant";
import { planAssignment } from "../../provider/plan/plan-assignment";
import { checkTenant } from "../../provider/rules";
import type { RuleSettings, Ruleset } from "../../provider/rules/rule-settings";
import type { Elsewhere, Situation } from "../../provider/rules/situation";
import { readArguments } from "../../provider/schema/arguments";
import { type AssignmentDeclaration, toDeclaration } from "../../provider/schema/declaration";
import { good } from "./arguments";

export const ALICE: Account = {
    objectId: "a",
    userPrincipalName: "alice@contoso.com",
    sipAddress: null,
    displayName: "Alice",
    type: "user",
    usageLocation: "US",
    licences: [
        { plan: "MCOEV", state: "enabled" },
        { plan: "MCOPSTN1", state: "enabled" },
    ],
    enterpriseVoiceEnabled: false,
    onPremisesNumber: null,
    homing: "online",
    serves: null,
    numbers: [],
};
export const OFFICE: EmergencyLocation = {
    locationId: "11111111-0000-4000-8000-000000000001",
    description: "Office",
    address: "1 Street",
    city: "Seattle",
    country: "US",
    validation: "validated",
};
const NUMBER: NumberRecord = {
    number: good.phoneNumber,
    type: "CallingPlan",
    capabilities: ["UserAssignment"],
    city: null,
    country: "US",
    locationId: null,
    locationManagedByOperator: false,
    locationUpdateSupported: true,
    source: "online",
    activationState: "activated",
    use: "unassigned",
    portIn: null,
    blocked: false,
    holder: null,
};
const TENANT: TenantDescription = {
    id: "t",
    name: "Contoso",
    cloud: "Commercial",
    backend: "embedded",
    capabilities: {
        clouds: ["Commercial", "GCC", "GCCHigh", "DoD"],
        setEnterpriseVoice: true,
        findLocations: true,
    },
    facts: {
        regionallyHostedMeetings: false,
        blocksOnUnassign: false,
        migratesOnPremisesNumbers: false,
        mailsOnAssign: false,
        mailsOnUnassign: false,
    },
};

/** What differs from a situation that no rule objects to. */
export interface Differences {
    readonly args?: Record<string, unknown>;
    readonly account?: Partial<Account> | null;
    readonly number?: Partial<NumberRecord> | null;
    readonly holder?: Account;
    readonly location?: Partial<EmergencyLocation> | null;
    readonly tenant?: Partial<TenantDescription>;
    readonly other?: Partial<NumberRecord>;
    readonly elsewhere?: Partial<Elsewhere>;
    readonly obstacles?: readonly string[];
    readonly namesakes?: Situation["namesakes"];
}

export function situation(ruleset: Ruleset, differences: Differences = {}): Situation {
    const args = { ...good, locationId: OFFICE.locationId, ...differences.args };
    const declaration = toDeclaration(readArguments(args));
    if (!declaration) throw new Error("the test's arguments make no declaration");
    const account = differences.account === null ? null : { ...ALICE, ...differences.account };
    const number = differences.number === null ? null : { ...NUMBER, ...differences.number };
    const location = differences.location === null ? null : { ...OFFICE, ...differences.location };
    const holder =
        differences.holder ?? (number?.holder && number.holder.objectId === account?.objectId ? account : null);
    const other = differences.other ? { ...NUMBER, ...differences.other } : null;
    const takeFrom = declaration.form === "assignment" && declaration.takeFrom ? holder : null;
    const consent = { holders: takeFrom ? [takeFrom.objectId] : [], replaced: null };
    const plan =
        account && declaration.form === "assignment"
            ? planAssignment(declaration as AssignmentDeclaration, { account, number, other, moves: [] }, consent)
            : null;
    const tenant = { ...TENANT, ...differences.tenant };
    const isLocated = declaration.form === "assignment" && typeof declaration.locationId === "string";
    return {
        tenant,
        ruleset,
        declaration,
        account,
        number: declaration.form === "assignment" ? number : null,
        holder,
        location: isLocated ? location : null,
        currentLocation: null,
        takeFrom,
        plan: declaration.form === "voice" ? { kind: "steps", steps: [] } : plan,
        elsewhere: { given: [], taken: [], flags: [], ...differences.elsewhere },
        ...(differences.obstacles && { obstacles: differences.obstacles }),
        namesakes: differences.namesakes ?? [],
    };
}

/** Codes and severities, as in `error licence`, and facts that were not there, as in `unknown: licences (licence)`. */
export function verdicts(
    ruleset: Ruleset,
    differences: Differences = {},
    settings: RuleSettings = { ruleset, severities: {} },
): string[] {
    const { findings, notChecked } = checkTenant(situation(ruleset, differences), settings);
    return [
        ...findings.map(({ severity, code }) => `${severity} ${code}`),
        ...notChecked.map(fact => `unknown: ${fact}`),
    ];
}
