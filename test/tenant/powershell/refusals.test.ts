import assert from "node:assert/strict";
import { TeamsPhoneError } from "../../../provider/errors";
import { explain } from "../../../provider/tenant/explanations/explain";
import type { Answer } from "../../../provider/tenant/powershell/process/host-client";
import { CmdletError } from "../../../provider/tenant/powershell/session/cmdlet-error";
import { interpret, refusalIn } from "../../../provider/tenant/powershell/session/interpret";

const SET = "Set-CsPhoneNumberAssignment";
const ALICE = "a7000000-0000-4000-8000-000000000001";

/** What the cmdlets are known to report, with a part of the cause or of the remedy. */
const REPORTED: readonly (readonly [code: string, text: string, expected: RegExp])[] = [
    ["BadRequest", "Telephone Number '+12065551234' is not found from tenant '5c1f'", /no such number of this type/],
    ["BadRequest", `User '${ALICE}' lacks appropriate licenses to assign a 'CallingPlan' number`, /no Calling Plan/],
    [
        "BadRequest",
        `User '${ALICE}' lacks appropriate licenses to assign a 'DirectRouting' number.`,
        /Teams Phone licence/,
    ],
    ["BadRequest", "Telephone Number '+11111111' has already been assigned to another user", /takeFrom/],
    [
        "BadRequest",
        `The user '${ALICE}' already has a telephone number set in the on-premises Active Directory and synchronized to the cloud. To manage this user's telephone number in the cloud, first clear the phone number in the on-premises directory and synchronize to Active Directory.`,
        /Check the licence first/,
    ],
    ["BadRequest", "The user 'cq1@contoso.com' is not found", /new resource accounts/],
    ["NotFound", "The server responded with a Request Error, Status: NotFound", /licensed so recently/],
    ["BadRequest", "Service is unavailable. Please try again", /again in a few minutes/],
    ["ServiceUnavailable", "Service Unavailable or Unknown Error", /again in a few minutes/],
    ["BadRequest", `Update failed for user '${ALICE}'. Please try again`, /update the MicrosoftTeams module/],
    ["Unauthorized", "Invalid credential", /Sign in again/],
    ["Forbidden", "Access Denied", /Teams Administrator/],
    ["NotFound", "Resource not found.", /TeamsEnvironmentName/],
    ["BadRequest", "Invalid DirectRoutingTelephoneNumber '1'", /correct its number/],
    ["BadArgument", "11234567890 is assigned to another user", /tells extensions apart/],
    [
        "Error",
        "The provided tokens must have less than 5400 seconds difference in the time range of expiration.",
        /both tokens again/,
    ],
    ["BadRequest", "Contact your operator to change the emergency address for this number.", /Leave `locationId` out/],
    ["BadRequest", "The location can't be updated because the activation state is pending", /Wait until/],
    ["BadRequest", "We can't unassign +44 20 7946 0100 right now. Please try again later.", /again later/],
    ["NotFound", "The Number is not found.", /does not own/],
    ["BadRequest", "Unable to update a validated Civic Address 'Office'", /as a new one/],
];

const nothing: Answer = { output: [], error: null, warnings: [] };
const fault = (code: string, message: string, more: { type?: string; causes?: string[] } = {}): Answer => ({
    ...nothing,
    error: { code, message, type: "System.Exception", causes: [], ...more },
});

/** The refusal in an answer. */
function refusal(answer: Answer): CmdletError {
    try {
        const { warnings } = interpret(SET, answer);
        return refusalIn(warnings);
    } catch (error) {
        assert.ok(error instanceof CmdletError, `${error}`);
        return error;
    }
}

const STYLES: Readonly<Record<string, (code: string, text: string) => Answer>> = {
    "a result": (Code, Message) => ({ ...nothing, output: [{ Code, Message }] }),
    "an exception": (code, text) =>
        fault(`${code},Microsoft.Teams.ConfigAPI.Cmdlets.Generated.Cmdlets.SetCsPhoneNumberAssignment_Set`, text),
    "the cause of an exception": (code, text) =>
        fault(`${code},Microsoft.Teams.Some_Class`, "One or more errors occurred.", { causes: [text] }),
    "a warning": (code, text) => ({ ...nothing, warnings: ["unrelated", `@{Code=${code}; Message=${text}}`] }),
};

describe("a refusal of a cmdlet", () => {
    for (const [style, make] of Object.entries(STYLES))
        it(`as ${style} keeps its code and its text, and has a cause and a remedy`, () => {
            for (const [code, text, expected] of REPORTED) {
                const found = refusal(make(code, text));
                assert.deepEqual([found.code, found.message], [code, text]);
                const explanation = explain(found.message);
                assert.ok(explanation?.cause && explanation.fix, text);
                assert.match(`${explanation.cause} ${explanation.fix}`, expected);
                assert.match(found.inWords, expected);
            }
        });

    it("means that something does not exist only for texts that say so of the thing itself", () => {
        const missing = REPORTED.filter(([code, text]) => new CmdletError(code, text).isNotFound).map(
            ([, text]) => text,
        );
        assert.deepEqual(missing, [
            "Telephone Number '+12065551234' is not found from tenant '5c1f'",
            "The user 'cq1@contoso.com' is not found",
            "The server responded with a Request Error, Status: NotFound",
            "The Number is not found.",
        ]);
    });

    it("may have been carried out if the connection broke or the service failed", () => {
        const broken = fault("Error", "A task was canceled.", { type: "System.Threading.Tasks.TaskCanceledException" });
        assert.equal(refusal(broken).isIndeterminate, true);
        assert.equal(refusal(fault("InternalServerError,X", "Something failed")).isIndeterminate, true);
        assert.equal(refusal(fault("BadRequest,X", "no")).isIndeterminate, false);
    });

    it("is not one if PowerShell could not bind the call: then nothing was sent", () => {
        const codes = [
            "AmbiguousParameterSet,Set-CsPhoneNumberAssignment",
            "MissingMandatoryParameter,Set-CsPhoneNumberAssignment",
            "ParameterArgumentTransformationError,Set-CsPhoneNumberAssignment",
            "ParameterArgumentValidationErrorEmptyStringNotAllowed,Set-CsPhoneNumberAssignment",
            "NamedParameterNotFound,Set-CsPhoneNumberAssignment",
            "CommandNotFoundException",
        ];
        for (const code of codes)
            assert.throws(
                () => interpret(SET, fault(code, "cannot bind")),
                (error: unknown) =>
                    error instanceof TeamsPhoneError &&
                    error.code === "powershell-module" &&
                    /nothing was sent.*Update-Module/s.test(error.message),
            );
    });

    it("is not a result without a code, or with one of success", () => {
        for (const output of [[], [{}], [{ Code: null, Message: null }], [{ Code: "Success", Message: "done" }]])
            assert.deepEqual(interpret(SET, { ...nothing, output }).warnings, []);
    });
});
