import { stringify } from "yaml";
import { N1, N2, objectId, SEATTLE, smallWorld } from "../support/worlds/world";

type Entry = Record<string, unknown>;
type Part = "accounts" | "numbers" | "locations";

/** What is wrong, in words; what the error names; the data that a world's file would hold. */
export type MalformedWorld = readonly [string, string, unknown];

const world = smallWorld();

/** The small world with other values in an entry of one of its lists. */
const within = (part: Part, index: number, values: Entry) => ({
    ...world,
    [part]: world[part].map((entry, each) => (each === index ? { ...entry, ...values } : entry)),
});
const account = (values: Entry) => within("accounts", 0, values);
const number = (values: Entry) => within("numbers", 0, values);
const location = (values: Entry) => within("locations", 0, values);
const tenant = (values: Entry) => ({ ...world, tenant: { ...world.tenant, ...values } });

/** Every malformed world, each with one fault. */
export const MALFORMED: readonly MalformedWorld[] = [
    ["a list", "the file as a whole", [world]],
    ["a text", "the file as a whole", "tenant"],
    ["a number", "the file as a whole", 5],
    ["no tenant", "tenant: is missing", { ...world, tenant: undefined }],
    ["a tenant that is a name", "tenant", { ...world, tenant: "Contoso" }],
    ["a tenant without an id", "tenant.id: is missing", tenant({ id: undefined })],
    ["a tenant's domain for its id", "tenant.id", tenant({ id: "contoso.com" })],
    ["a tenant's id that is a number", "tenant.id", tenant({ id: 5 })],
    ["a tenant without a name", "tenant.name", tenant({ name: "" })],
    ["a tenant's name that is a number", "put it in quotes", tenant({ name: 365 })],
    ["a cloud that does not exist", "tenant.cloud", tenant({ cloud: "Azure" })],
    ["a cloud in small letters", "did you mean `Commercial`", tenant({ cloud: "commercial" })],
    ["a setting that is a text", "tenant.blockOnUnassign", tenant({ blockOnUnassign: "no" })],
    ["an unknown setting", "did you mean `blockOnUnassign`", tenant({ blockOnUnasign: true })],
    ["an unknown key", "colour: is not a known key", { ...world, colour: "red" }],
    ["American spelling", "did you mean `behaviour`", { ...world, behavior: "seed" }],
    ["a list's singular", "did you mean `accounts`", { ...world, account: [] }],
    ["the prototype as a key", "__proto__", JSON.parse(`{"__proto__": [], ${JSON.stringify(world).slice(1)}`)],
    ["a behaviour that does not exist", "behaviour", { ...world, behaviour: "old" }],
    ["a switch that does not exist", "switches.colour", { ...world, switches: { colour: true } }],
    [
        "a slip of the pen in a switch",
        "did you mean `flagOffWithNumber`",
        { ...world, switches: { flagOfWithNumber: true } },
    ],
    ["a switch that is a text", "switches.flagOffWithNumber", { ...world, switches: { flagOffWithNumber: "on" } }],
    ["switches in a list", "switches", { ...world, switches: ["flagOffWithNumber"] }],
    ["a fact that cannot be hidden", "hides[0]", { ...world, hides: ["names"] }],
    ["one hidden fact for a list", "hides", { ...world, hides: "licences" }],
    ["accounts by name", "accounts", { ...world, accounts: { alice: {} } }],
    ["accounts of null", "accounts", { ...world, accounts: null }],
    ["an account that is a name", "accounts[0]", { ...world, accounts: ["alice@contoso.com"] }],
    ["an account without an object id", "accounts[0].objectId", account({ objectId: undefined })],
    ["an object id in braces", "accounts[0].objectId", account({ objectId: `{${objectId(1)}}` })],
    ["an object id twice", "accounts[1].objectId", within("accounts", 1, { objectId: objectId(1) })],
    ["a UPN without an @", "accounts[0].userPrincipalName", account({ userPrincipalName: "alice" })],
    [
        "a UPN with a hidden character",
        "alice\\u200b@contoso.com",
        account({ userPrincipalName: "alice\u200b@contoso.com" }),
    ],
    [
        "a UPN with a Cyrillic letter",
        "accounts[0].userPrincipalName",
        account({ userPrincipalName: "\u0430lice@contoso.com" }),
    ],
    ["a UPN twice, in another case", "is given twice", account({ userPrincipalName: "BOB@contoso.com" })],
    ["a SIP address twice", "accounts[1].sipAddress", account({ sipAddress: "Bob.SIP@contoso.com" })],
    ["an invalid SIP address", "accounts[0].sipAddress", account({ sipAddress: "alice" })],
    ["no display name", "accounts[0].displayName", account({ displayName: undefined })],
    ["a display name that is a number", "accounts[0].displayName", account({ displayName: 7 })],
    ["an account type in capitals", "did you mean `user`", account({ type: "User" })],
    ["an account type that does not exist", "accounts[0].type", account({ type: "robot" })],
    ["licenses", "did you mean `licences`", account({ licenses: ["MCOEV"] })],
    ["licences as a text", "accounts[0].licences", account({ licences: "MCOEV" })],
    ["a licence that is a number", "accounts[0].licences[0]", account({ licences: [5] })],
    ["a licence without a name", "accounts[0].licences[0]", account({ licences: [""] })],
    [
        "a licence in a state that does not exist",
        "accounts[0].licences[0]",
        account({ licences: [{ plan: "MCOEV", state: "on" }] }),
    ],
    ["a usage location in small letters", "accounts[0].usageLocation", account({ usageLocation: "us" })],
    ["a usage location in words", "accounts[0].usageLocation", account({ usageLocation: "Norway" })],
    ["a usage location that YAML 1.1 reads as false", "accounts[0].usageLocation", account({ usageLocation: false })],
    ["a flag that is a text", "accounts[0].enterpriseVoiceEnabled", account({ enterpriseVoiceEnabled: "yes" })],
    ["an on-premises number without quotes", "put it in quotes", account({ onPremisesNumber: 12065550101 })],
    ["a homing that does not exist", "accounts[0].homing", account({ homing: "cloud" })],
    [
        "a number without quotes",
        "numbers[0].number: is 12065550101; it must be a text: put it in quotes",
        number({ number: 12065550101 }),
    ],
    ["a number without its plus", "numbers[0].number", number({ number: "12065550101" })],
    ["a number with spaces", "numbers[0].number", number({ number: "+1 206 555 0101" })],
    [
        "a number in full-width digits",
        "numbers[0].number",
        number({ number: "\uff0b\uff11\uff12\uff10\uff16\uff15\uff15\uff15\uff10\uff11\uff10\uff11" }),
    ],
    ["a number with a new line", "+12065550101\\n", number({ number: `${N1}\n` })],
    ["a number with an empty extension", "numbers[0].number", number({ number: `${N1};ext=` })],
    ["a number twice", "numbers[1].number", number({ number: N2 })],
    ["a number without a type", "numbers[0].type: is missing", number({ type: undefined })],
    ["a number type in small letters", "did you mean `DirectRouting`", number({ type: "directRouting" })],
    ["a holder that is not there", "numbers[0].holder", number({ holder: "zoe@contoso.com" })],
    ["a holder by SIP address", "has the UPN or object id", number({ holder: "alice.sip@contoso.com" })],
    ["a holder that is a list", "numbers[0].holder", number({ holder: ["alice@contoso.com"] })],
    [
        "a second primary number of one account, under another name",
        "numbers[1].holder",
        {
            ...world,
            numbers: [
                { ...world.numbers[0], holder: "alice@contoso.com" },
                { ...world.numbers[1], holder: objectId(1) },
            ],
        },
    ],
    ["a location that is not there", "numbers[0].location", number({ location: "Atlantis" })],
    [
        "a location whose description two share",
        `locationId (${SEATTLE} or`,
        {
            ...number({ location: "Office" }),
            locations: world.locations.map(each => ({ ...each, description: "Office" })),
        },
    ],
    ["a category that does not exist", "numbers[0].category", number({ category: "Second" })],
    ["a use that does not exist", "numbers[0].use", number({ use: "fax" })],
    ["a block that is a day", "numbers[0].block", number({ block: "2030-01-31" })],
    ["a block with a time zone", "numbers[0].block", number({ block: "2030-01-31T00:00:00+01:00" })],
    ["a block that is true", "numbers[0].block", number({ block: true })],
    ["an activation that does not exist", "numbers[0].activation", number({ activation: "active" })],
    ["a country in words", "numbers[0].country", number({ country: "USA" })],
    ["a location's id that is a name", "locations[0].locationId", location({ locationId: "seattle" })],
    ["a location's id twice", "locations[1].locationId", within("locations", 1, { locationId: SEATTLE.toUpperCase() })],
    ["a location without an address", "locations[0].address: is missing", location({ address: undefined })],
    ["a location without a country", "locations[0].country: is missing", location({ country: undefined })],
    ["a validation that does not exist", "locations[0].validation", location({ validation: "ok" })],
];

const TEXT = stringify(world);
const HEAD = "tenant: { id: 5c1f7b0e-0000-4000-8000-0000000000aa, name: Test }\n";

/** Files that are no world: what is wrong, what the error names, the bytes. */
export const MALFORMED_FILES: readonly (readonly [string, string, string | Buffer])[] = [
    ["no byte", "the file as a whole: is empty", ""],
    ["only comments", "the file as a whole: is empty", "# a world\n"],
    ["null", "the file as a whole", "null\n"],
    ["a list that never ends", "line 1, column", "tenant: {id: ["],
    ["a text that never ends", "line 2, column", 'tenant: "Contoso\n'],
    ["tabs", "line 2, column 1", "tenant:\n\tid: x\n"],
    ["a key twice", "line 3, column 1", `${HEAD}numbers: []\nnumbers: []\n`],
    ["two documents", "line 2, column 1", `${HEAD}---\n${HEAD}`],
    ["an alias without an anchor", "nope", `${HEAD}accounts: *nope\n`],
    ["a list that holds itself", "accounts[0]", `${HEAD}accounts: &a [*a]\n`],
    [
        "aliases that multiply",
        "aliases multiply",
        [
            "a: &a [x]",
            ..."bcdefghi".split("").map((key, index) => `${key}: &${key} [${`*${"abcdefgh"[index]},`.repeat(10)}]`),
        ].join("\n"),
    ],
    ["an unknown tag", "!secret", `${HEAD}accounts: !secret []\n`],
    ["an unknown version of YAML", "9.9", `%YAML 9.9\n---\n${HEAD}`],
    ["a set for a list", "accounts", `${HEAD}accounts: !!set {a, b}\n`],
    ["bytes for a list", "accounts", `${HEAD}accounts: !!binary aGVsbG8=\n`],
    [
        "a merge key",
        "numbers[0].<<: is a merge key",
        `${HEAD}numbers:\n  - <<: { type: DirectRouting }\n    number: "+12065550101"\n    type: DirectRouting\n`,
    ],
    ["a list as a key", "[ a ]", `${HEAD}? [a]\n: b\n`],
    [
        "a date",
        "numbers[0].block: is a date",
        `${HEAD}numbers:\n  - { number: "+12065550101", type: DirectRouting, block: !!timestamp 2030-01-31 }\n`,
    ],
    [
        "the country Norway under YAML 1.1",
        "accounts[0].usageLocation: is false",
        `%YAML 1.1\n---\n${HEAD}accounts:\n  - { objectId: ${objectId(1)}, userPrincipalName: a@contoso.com, displayName: A, usageLocation: NO }\n`,
    ],
    ["brackets that never end", "nested too deeply", "[".repeat(100_000)],
    ["JSON with a comment", "tenant: is", '{"tenant": // the tenant\n}'],
    ["UTF-16", "Save it as UTF-8", Buffer.from(`\ufeff${TEXT}`, "utf16le")],
    ["Latin-1", "Save it as UTF-8", Buffer.from(TEXT.replace("Alice", "Al\u00efce"), "latin1")],
    ["a picture", "Save it as UTF-8", Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])],
    ["a NUL", "line 2, column 1", `${HEAD}\0`],
];
