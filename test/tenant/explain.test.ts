import assert from "node:assert/strict";
import * as messages from "../../provider/tenant/embedded/service/refusals";
import { cmdlets } from "../../provider/tenant/explanations/cmdlets";
import { explain } from "../../provider/tenant/explanations/explain";
import { graph } from "../../provider/tenant/explanations/graph";

/** A refusal as Graph wraps it: JSON inside a JSON string. */
const wrapped = (code: string, message: string, action: string) =>
    JSON.stringify({ error: { code: "UnknownError", message: JSON.stringify({ code, message, action }) } });

/** The known texts of the real service, and a part of the explanation of each. */
const REPORTED: [text: string, expected: RegExp][] = [
    ["Telephone Number '+12065551234' is not found from tenant '5c1f7b0e'", /no such number of this type/],
    ["User 'd296' lacks appropriate licenses to assign a 'CallingPlan' number", /no Calling Plan/],
    ["User 'd296' lacks appropriate licenses to assign a 'DirectRouting' number.", /no enabled Teams Phone licence/],
    ["Telephone Number '+11111111' has already been assigned to another user", /takeFrom/],
    [
        "The user 'a7' already has a telephone number set in the on-premises Active Directory and synchronized to the cloud. To manage this user's telephone number in the cloud, first clear the phone number in the on-premises directory and synchronize to Active Directory.",
        /Misleadingly, .* when only the Teams Phone licence is missing.*Check the licence first/s,
    ],
    ["The user 'cq1@contoso.com' is not found", /new resource accounts/],
    ["The server responded with a Request Error, Status: NotFound", /licensed so recently/],
    ["Service is unavailable. Please try again", /for just one account.*again in a few minutes/s],
    ["Service Unavailable or Unknown Error", /again in a few minutes/],
    ["Update failed for user 'x'. Please try again", /with an extension.*update the MicrosoftTeams module/s],
    ["Invalid credential", /expired.*permission.*Sign in again/s],
    ["Access Denied", /role/],
    ["Resource not found.", /GCC High.*TeamsEnvironmentName/s],
    ["Invalid DirectRoutingTelephoneNumber '1'", /correct its number/],
    ["11234567890 is assigned to another user", /another extension.*Set-CsPhoneNumberAssignment/s],
    // The module reports this before it contacts a tenant.
    [
        "The provided tokens must have less than 5400 seconds difference in the time range of expiration.",
        /both tokens again/,
    ],
    ["The location can't be updated because the activation state is pending", /Wait until.*support/s],
    ["We can't unassign +44 20 7946 0100 right now. Please try again later.", /again later/],
    ["Contact your operator to change the emergency address for this number.", /Leave `locationId` out/],
    ["The Number is not found.", /does not own/],
    ["Unable to update a validated Civic Address 'Office'", /as a new one/],
    [
        '{"error":{"code":"forbidden","message":"Insufficient permission(s) for the request. API requires any of the following permission(s): TeamsTelephoneNumber.ReadWrite.All,TeamsTelephoneNumber.Read.All.","innerError":{"code":"Forbidden","message":null,"target":null,"additionalData":{"action":"Add the required roles/permissions and try again."}}}}',
        /lacks a permission.*TeamsTelephoneNumber\.ReadWrite\.All/s,
    ],
    [
        wrapped("Forbidden", "Access Denied.", "Provide different credential or request access."),
        /the identity itself.*Use another identity/s,
    ],
    [
        "This API is not supported for AAD accounts (no addressUrl for Microsoft.IC3.TelephoneNumberManagement,False).",
        /only its parts/,
    ],
    [wrapped("NotFound", "Resource not found.", "Specify valid resource."), /does not list entries of that kind/],
];

/** Texts of the embedded service that need no explanation. */
const SELF_EXPLANATORY = [
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
    for (const [text, expected] of REPORTED) {
        it(`gives the cause of the reported text "${text.slice(0, 70)}", and what to do`, () => {
            const { cause, fix } = explain(text) ?? { cause: "", fix: "" };
            assert.notEqual(cause, "");
            assert.match(`${cause}\n${fix}`, expected);
        });
    }

    it("for Graph or a cmdlet matches at least one reported text", () => {
        const reached = new Set(REPORTED.map(([text]) => explain(text)));
        for (const explanation of [...cmdlets, ...graph]) assert.ok(reached.has(explanation), `${explanation.pattern}`);
    });

    for (const [name, text] of embeddedTexts()) {
        if (SELF_EXPLANATORY.includes(name)) continue;
        it(`exists for the embedded service's text "${text.slice(0, 70)}"`, () => {
            assert.notEqual(explain(text), null);
        });
    }

    it("is missing only for texts that the embedded service has", () => {
        const names = embeddedTexts().map(([name]) => name);
        assert.deepEqual(
            SELF_EXPLANATORY.filter(name => !names.includes(name)),
            [],
        );
    });

    it("says that nothing was released if the number was reassigned first", () => {
        assert.match(explain("+12065550101 is no longer held by 22222222")?.cause ?? "", /Nothing was released/);
    });

    it("is specific to Graph if Graph wraps the text of a cmdlet", () => {
        const inGraph = explain(
            wrapped("Forbidden", "Access Denied.", "Provide different credential or request access."),
        );
        assert.notDeepEqual(inGraph, explain("Access Denied."));
    });

    it("does not exist for an unknown text", () => {
        assert.equal(explain("The moon is in the wrong phase"), null);
    });
});
