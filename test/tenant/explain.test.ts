import assert from "node:assert/strict";
import * as messages from "../../provider/tenant/embedded/service/messages";
import { explain } from "../../provider/tenant/explain";

/** Texts of the real service, and a word that their explanation must hold. */
const TEXTS: [string, RegExp][] = [
    ["Telephone Number '+12065551234' is not found from tenant '5c1f7b0e'", /no such number of this type/],
    ["User 'd296' lacks appropriate licenses to assign a 'CallingPlan' number", /Calling Plan/],
    ["User 'd296' lacks appropriate licenses to assign a 'DirectRouting' number.", /licence/],
    ["Telephone Number '+11111111' has already been assigned to another user", /takeFrom/],
    [
        "The user 'a7' already has a telephone number set in the on-premises Active Directory and synchronized to the cloud.",
        /misleadingly.*licence/s,
    ],
    ["The user 'cq1@contoso.com' is not found", /resource accounts/],
    ["The server responded with a Request Error, Status: NotFound", /licensed so recently/],
    ["Service is unavailable. Please try again", /again in some minutes/],
    ["Service Unavailable or Unknown Error", /again in some minutes/],
    ["Update failed for user 'x'. Please try again", /extension/],
    ["Invalid credential", /Sign in again/],
    ["Access Denied", /role/],
    ["Contact your operator to change the emergency address for this number.", /operator/],
    ["The location can't be updated because the activation state is pending", /activated/],
    ["We can't unassign +44 20 7946 0100 right now. Please try again later.", /again later/],
];

describe("an explanation", () => {
    for (const [text, expected] of TEXTS) {
        it(`with cause and cure stands beside "${text}"`, () => {
            const { cause, cure } = explain(text) ?? { cause: "", cure: "" };
            assert.match(`${cause}\n${cure}`, expected);
        });
    }

    it("is there for every text of Microsoft's that the embedded service gives", () => {
        const given = [
            messages.taken("+1"),
            messages.numberNotFound("+1", "t"),
            messages.unlicensed("u", "CallingPlan"),
            messages.onPremises("u"),
            messages.identityNotFound(),
            messages.operatorLocation(),
        ];
        for (const { message } of given) assert.ok(explain(message), message);
    });

    it("is not made up for a text that is not known", () => {
        assert.equal(explain("The moon is in the wrong phase"), null);
    });
});
