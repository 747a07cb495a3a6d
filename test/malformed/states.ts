import { N1, objectId, TENANT } from "../support/worlds/world";

type State = Record<string, unknown>;

/** Alice's number, as the state of a stack holds it. */
export const assignment: State = {
    identity: "alice@contoso.com",
    accountObjectId: objectId(1),
    accountType: "user",
    displayName: "Alice",
    tenantId: TENANT,
    schemaVersion: 1,
    phoneNumber: N1,
    phoneNumberType: "DirectRouting",
    assignmentCategory: "Primary",
    locationId: null,
    locationDeclared: false,
    enterpriseVoiceEnabled: true,
    previousEnterpriseVoiceEnabled: null,
    activationState: "activated",
};
/** Bob's flag, likewise. */
export const voice: State = {
    ...assignment,
    identity: "bob@contoso.com",
    accountObjectId: objectId(2),
    displayName: "Bob",
    phoneNumber: null,
    phoneNumberType: null,
    assignmentCategory: null,
    previousEnterpriseVoiceEnabled: false,
    activationState: null,
};

/** What is wrong, in words; the key that the error names; the outputs. */
export type MalformedState = readonly [string, string, unknown];

const { displayName: _, ...nameless } = assignment;
const { schemaVersion: __, ...versionless } = assignment;
const { phoneNumber: ___, ...numberless } = assignment;
const { previousEnterpriseVoiceEnabled: ____, ...forgetful } = voice;

const each = (key: string, values: readonly (readonly [string, unknown])[], base = assignment): MalformedState[] =>
    values.map(([wrong, value]) => [`${key}: ${wrong}`, key, { ...base, [key]: value }]);

/** Every malformed state of a resource, each with one fault. */
export const MALFORMED: readonly MalformedState[] = [
    ["null", "the outputs as a whole", null],
    ["a list", "the outputs as a whole", [assignment]],
    ["a text", "the outputs as a whole", JSON.stringify(assignment)],
    ["a number", "the outputs as a whole", 1],
    ["state in state", "identity", { outputs: assignment, schemaVersion: 1 }],
    ["everything in the prototype", "identity", JSON.parse(`{"__proto__": ${JSON.stringify(assignment)}, "id": 1}`)],
    ["everything inherited", "identity", Object.assign(Object.create(assignment), { urn: "x" })],
    ["no name", "displayName", nameless],
    ["no version", "schemaVersion", versionless],
    ["no number", "phoneNumber", numberless],
    ["a flag without the value that create found", "previousEnterpriseVoiceEnabled", forgetful],
    ["the other form's null", "phoneNumberType", { ...assignment, phoneNumber: null }],
    ["the other form's number", "phoneNumberType", { ...voice, phoneNumber: N1 }],
    ...each("schemaVersion", [
        ["of a newer release", 2],
        ["of a far newer release", Number.MAX_SAFE_INTEGER],
        ["zero", 0],
        ["negative", -1],
        ["a fraction", 1.5],
        ["huge", 1e300],
        ["a text", "1"],
        ["null", null],
        ["a list", [1]],
    ]),
    ...each("phoneNumber", [
        ["an empty text", ""],
        ["a number", 12065550101],
        ["without its plus", N1.slice(1)],
        ["with a space", `${N1} `],
        ["with a hidden character", `${N1}\u200b`],
        ["full-width digits", "+\uff11\uff12\uff10\uff16\uff15\uff15\uff15\uff10\uff11\uff10\uff11"],
        ["an empty extension", `${N1};ext=`],
        ["a list", [N1]],
        ["an object", { number: N1 }],
        ["false", false],
        ["very long", "1".repeat(1_000_000)],
        ["another resource's", "+12065550102"],
    ]),
    ...each("accountObjectId", [
        ["an empty text", ""],
        ["a UPN", "alice@contoso.com"],
        ["a number", 1],
        ["null", null],
        ["an object", {}],
        ["in braces", `{${objectId(1)}}`],
        ["a new line after it", `${objectId(1)}\n`],
    ]),
    ...each("tenantId", [
        ["an empty text", ""],
        ["a name", "Contoso"],
        ["null", null],
        ["a number", 0],
    ]),
    ...each("identity", [
        ["an empty text", ""],
        ["null", null],
        ["a list", ["alice@contoso.com"]],
    ]),
    ...each("displayName", [
        ["null", null],
        ["a number", 7],
    ]),
    ...each("accountType", [
        ["another case", "User"],
        ["null", null],
        ["a key of the prototype", "constructor"],
    ]),
    ...each("phoneNumberType", [
        ["another case", "directRouting"],
        ["null", null],
        ["a list", ["DirectRouting"]],
    ]),
    ...each("assignmentCategory", [
        ["no category", "Second"],
        ["null", null],
    ]),
    ...each("locationId", [
        ["an empty text", ""],
        ["a description", "Seattle office"],
        ["the text null", "null"],
        ["false", false],
    ]),
    ...each("locationDeclared", [
        ["a text", "false"],
        ["a number", 0],
        ["null", null],
    ]),
    ...each("enterpriseVoiceEnabled", [
        ["a text", "true"],
        ["null", null],
    ]),
    ...each("previousEnterpriseVoiceEnabled", [["a value that only flags have", true]]),
    ...each("previousEnterpriseVoiceEnabled", [["null in a flag", null]], voice),
    ...each("accountObjectId", [["another account's in a flag", objectId(3)]], voice),
    ...each("locationDeclared", [["true in a flag", true]], voice),
    ...each("activationState", [
        ["null", null],
        ["a number", 1],
    ]),
];
