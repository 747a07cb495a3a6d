import assert from "node:assert/strict";
import { Project } from "../../support/project";
import { fails, succeeds } from "../../support/succeeds";
import { CP, direct, N1, N2, N3, smallWorld } from "../../support/worlds/world";

const N4 = "+12065550106";

describe("on the real engine, the gate", () => {
    let project: Project;
    beforeEach(async () => {
        const world = smallWorld();
        const another = { number: N4, type: "DirectRouting", country: "US" };
        project = await Project.create({ world: { ...world, numbers: [...world.numbers, another] } });
    });
    afterEach(() => project.close());

    it("shows all findings of a faulty program in one preview, by resource and property, before any step", async () => {
        project.declare([
            { name: "fine", args: direct("dave", N3) },
            { name: "one", args: { ...direct("alice", "tel:+1 206 555 0101"), locationId: "Seattle" } },
            { name: "two", args: { identity: "bob", phoneNumber: "206-555", phoneNumberType: "Calling" } },
            { name: "three", args: { ...direct("carol", N1), hostedVoiceMail: true, enterpriseVoiceEnabled: true } },
            {
                name: "four",
                args: {
                    identity: "bob@contoso.com",
                    phoneNumber: CP,
                    phoneNumberType: "CallingPlan",
                    locationId: null,
                },
            },
            { name: "five", args: direct("alice", N1) },
            {
                name: "six",
                args: {
                    identity: "queue@contoso.com",
                    phoneNumber: "+85328212345;ext=5",
                    phoneNumberType: "OperatorConnect",
                },
            },
            { name: "seven", args: direct("erin", N2, { locationId: { $location: { city: "Paris" } } }) },
        ]);
        const run = fails(await project.preview());
        const expected = {
            seven: ["locationId"],
            one: ["phoneNumber", "locationId"],
            two: ["identity", "phoneNumber", "phoneNumberType"],
            three: ["enterpriseVoiceEnabled", "hostedVoiceMail"],
            four: ["locationId"],
            six: ["phoneNumber", "phoneNumber"],
            five: ["phoneNumber"],
        };
        const printed = (run.output.match(/error: `\w+`.*/g) ?? []).map(line => /`(\w+)`/.exec(line)?.[1]);
        assert.deepEqual(printed, Object.values(expected).flat(), run.output);
        for (const name of Object.keys(expected)) assert.match(run.output, new RegExp(`^ +${name}$`, "m"));
        assert.match(run.output, /12 errors in 7 resources/);
        assert.match(run.output, /seven\n.*`locationId` matches no emergency location \(city "Paris"\)/);
        assert.doesNotMatch(run.output, /teams:PhoneNumberAssignment|^ +at /m);
        assert.deepEqual(project.log(), []);
    });

    it("previews an unknown identity, number and location, up assigns them, and check then warns of what is wrong with an unchanged one", async () => {
        project.declare([
            { name: "alice", args: { ...direct("alice", N1), identity: { $output: "alice@contoso.com" } } },
            { name: "bob", args: { ...direct("bob", N2), phoneNumber: { $output: N2 } } },
            { name: "carol", args: direct("carol", N3, { locationId: { $location: { city: "Seattle" } } }) },
            { name: "dave", args: { ...direct("dave", N4), phoneNumber: { $promise: N4 } } },
        ]);
        succeeds(await project.preview());
        succeeds(await project.up());
        assert.equal(project.log().length, 4);
        project.tenant.directory.setLicences("dave@contoso.com", []);
        assert.match(
            succeeds(await project.preview()).output,
            /warning: Teams Phone: identity refers to Dave .*no Teams Phone licence.*\[licence\]/,
        );
    });

    it("leaves a value that the program only promises to check, which refuses it in preview", async () => {
        project.declare([
            { name: "alice", args: { ...direct("alice", N1), phoneNumber: { $promise: "tel:+12065550101" } } },
        ]);
        const run = fails(await project.preview());
        assert.match(run.output, /`tel:` is not part of a phone number/);
    });

    it("validates a later wave together with the earlier ones", async () => {
        project.program(`
            const { PhoneNumberAssignment } = require("pulumi-teams-phone");
            module.exports = async () => {
                new PhoneNumberAssignment("early", ${JSON.stringify(direct("alice", N1))});
                await new Promise(resolve => setTimeout(resolve, 300));
                new PhoneNumberAssignment("late", ${JSON.stringify(direct("bob", N1))});
            };
        `);
        const run = fails(await project.preview());
        assert.match(run.output, /late\n.*`early` declares too/);
    });
});
