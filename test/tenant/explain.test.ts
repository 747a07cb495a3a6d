import assert from "node:assert/strict";
import * as messages from "../../provider/tenant/embedded/service/refusals";
import { explain } from "../../provider/tenant/explanations/explain";

/** A refusal as Graph wraps it: JSON within a JSON string. */
const wrapped = (code: string, message: string, action: string) =>
    JSON.stringify({ error: { code: "UnknownError", message: JSON.stringify({ code, message, action }) } });

/** Every text that was ever reported of the real service: its number in our notes, itself, and what its explanation must say. */
const REPORTED: [number: number, text: string, expected: RegExp][] = [
    [1, "Telephone Number '+12065551234' is not found from tenant '5c1f7b0e'", /no such number of this type/],
    [2, "User 'd296' lacks appropriate licenses to assign a 'CallingPlan' number", /no Calling Plan/],
    [3, "User 'd296' lacks appropriate licenses to assign a 'DirectRouting' number.", /no enabled Teams Phone licence/],
    [4, "Telephone Number '+11111111' has already been assigned to another user", /takeFrom/],
    [
        5,
        "The user 'a7' already has a telephone number set in the on-premises Active Directory and synchronized to the cloud. To manage this user's telephone number in the cloud, first clear the phone number in the on-premises directory and synchronize to Active Directory.",
        /Misleadingly, .* when only the Teams Phone licence is missing.*Check the licence first/s,
    ],
    [6, "The user 'cq1@contoso.com' is not found", /new resource accounts/],
    [7, "The server responded with a Request Error, Status: NotFound", /licensed so recently/],
    [8, "Service is unavailable. Please try again", /for just one account.*again in a few minutes/s],
    [9, "Service Unavailable or Unknown Error", /again in a few minutes/],
    [10, "Update failed for user 'x'. Please try again", /with an extension.*update the MicrosoftTeams module/s],
    [11, "Invalid credential", /expired.*permission.*Sign in again/s],
    [12, "Access Denied", /role/],
    [13, "Resource not found.", /GCC High.*TeamsEnvironmentName/s],
    [14, "Invalid DirectRoutingTelephoneNumber '1'", /correct its number/],
    [15, "11234567890 is assigned to another user", /another extension.*Set-CsPhoneNumberAssignment/s],
    // The module says this of the tokens that it was given, before it asks any tenant; explained all the same.
    [
        16,
        "The provided tokens must have less than 5400 seconds difference in the time range of expiration.",
        /both tokens again/,
    ],
    [17, "The location can't be updated because the activation state is pending", /Wait until.*support/s],
    [18, "We can't unassign +44 20 7946 0100 right now. Please try again later.", /again later/],
    [19, "Contact your operator to change the emergency address for this number.", /Leave `locationId` out/],
    [20, "The Number is not found.", /does not own/],
    [21, "Unable to update a validated Civic Address 'Office'", /as a new one/],
    [
        22,
        '{"error":{"code":"forbidden","message":"Insufficient permission(s) for the request. API requires any of the following permission(s): TeamsTelephoneNumber.ReadWrite.All,TeamsTelephoneNumber.Read.All.","innerError":{"code":"Forbidden","message":null,"target":null,"additionalData":{"action":"Add the required roles/permissions and try again."}}}}',
        /lacks a permission.*TeamsTelephoneNumber\.ReadWrite\.All/s,
    ],
    [
        23,
        wrapped("Forbidden", "Access Denied.", "Provide different credential or request access."),
        /the identity itself.*Use another identity/s,
    ],
    [
        24,
        "This API is not supported for AAD accounts (no addressUrl for Microsoft.IC3.TelephoneNumberManagement,False).",
        /only its parts/,
    ],
    [25, wrapped("NotFound", "Resource not found.", "Specify valid resource."), /does not list entries of that kind/],
];

/** Texts of the embedded service that say by themselves what to do. */
const PLAIN = [
    "unknownParameter",
    "noParameterSet",
    "notBoolean",
    "malformedNumber",
    "unknownType",
    "unknownCategory",
    "extensionNotDirect",
    "holdsNothing",
    "privateType",
];

function embeddedTexts(): [name: string, text: string][] {
    return Object.entries(messages).flatMap(([name, make]): [string, string][] => {
        const placeholders = name === "notVoiceAccount" ? ["alice", "guest"] : ["alice", "UserAssignment", "Primary"];
        if (name === "locationCountry") placeholders[1] = "US";
        return [[name, (make as (...texts: string[]) => Error)(...placeholders).message]];
    });
}

describe("an explanation", () => {
    for (const [number, text, expected] of REPORTED) {
        it(`with cause and cure stands beside the reported text ${number}, "${text.slice(0, 70)}"`, () => {
            const { cause, fix } = explain(text) ?? { cause: "", fix: "" };
            assert.notEqual(cause, "");
            assert.match(`${cause}\n${fix}`, expected);
        });
    }

    it("is there for every reported text, 1 to 25", () => {
        assert.deepEqual(
            REPORTED.map(([number]) => number),
            Array.from({ length: 25 }, (_, index) => index + 1),
        );
    });

    for (const [name, text] of embeddedTexts()) {
        if (PLAIN.includes(name)) continue;
        it(`stands beside the embedded service's "${text.slice(0, 70)}"`, () => {
            assert.notEqual(explain(text), null);
        });
    }

    it("is left out only for texts that the embedded service gives", () => {
        const names = embeddedTexts().map(([name]) => name);
        assert.deepEqual(
            PLAIN.filter(name => !names.includes(name)),
            [],
        );
    });

    it("stands beside a release that somebody else was quicker than", () => {
        assert.match(explain("+12065550101 is no longer held by 22222222")?.cause ?? "", /Nothing was released/);
    });

    it("is that of Graph where Graph wraps the words of a cmdlet", () => {
        const inGraph = explain(
            wrapped("Forbidden", "Access Denied.", "Provide different credential or request access."),
        );
        assert.notDeepEqual(inGraph, explain("Access Denied."));
    });

    it("is not made up for a text that is not known", () => {
        assert.equal(explain("The moon is in the wrong phase"), null);
    });
});
