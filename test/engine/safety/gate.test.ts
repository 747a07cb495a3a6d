import assert from "node:assert/strict";
import { Project } from "../../support/project";
import { CP, direct, N1, N2, N3, smallWorld } from "../../support/worlds/world";

describe("on the real engine, the gate", () => {
    let project: Project;
    beforeEach(async () => {
        project = await Project.create({ world: smallWorld() });
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
        ]);
        const run = await project.preview();
        assert.notEqual(run.code, 0);
        const expected = {
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
        assert.match(run.output, /11 errors in 6 resources/);
        assert.doesNotMatch(run.output, /teams:PhoneNumberAssignment|^ +at /m);
        assert.deepEqual(project.log(), []);
    });

    it("previews an unknown identity, number and location, and up then assigns them", async () => {
        project.declare([
            { name: "alice", args: { ...direct("alice", N1), identity: { $output: "alice@contoso.com" } } },
            { name: "bob", args: { ...direct("bob", N2), phoneNumber: { $output: N2 } } },
            { name: "carol", args: direct("carol", N3, { locationId: { $location: { city: "Seattle" } } }) },
        ]);
        const preview = await project.preview();
        assert.equal(preview.code, 0, preview.output);
        const up = await project.up();
        assert.equal(up.code, 0, up.output);
        assert.equal(project.log().length, 3);
    });

    it("has check warn of what is wrong with an unchanged declaration whose values it could not know", async () => {
        project.declare([{ name: "alice", args: { ...direct("alice", N1), phoneNumber: { $promise: N1 } } }]);
        assert.equal((await project.up()).code, 0);
        project.tenant.directory.setLicences("alice@contoso.com", []);
        const preview = await project.preview();
        assert.equal(preview.code, 0, preview.output);
        assert.match(
            preview.output,
            /warning: Teams Phone: identity refers to Alice .*no Teams Phone licence.*\[licence\]/,
        );
    });

    it("leaves a value that the program only promises to check, which refuses it in preview", async () => {
        project.declare([
            { name: "alice", args: { ...direct("alice", N1), phoneNumber: { $promise: "tel:+12065550101" } } },
        ]);
        const run = await project.preview();
        assert.notEqual(run.code, 0);
        assert.match(run.output, /`tel:` is not part of a phone number/);
    });

    it("shows a look-up that finds no location, or several, as a finding of the resource", async () => {
        project.declare([
            { name: "carol", args: direct("carol", N3, { locationId: { $location: { city: "Paris" } } }) },
        ]);
        const run = await project.preview();
        assert.notEqual(run.code, 0);
        assert.match(run.output, /carol\n.*`locationId` matches no emergency location \(city "Paris"\)/);
        assert.doesNotMatch(run.output, /^ +at .+:\d+:\d+/m);
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
        const run = await project.preview();
        assert.notEqual(run.code, 0);
        assert.match(run.output, /late\n.*`early` declares too/);
    });
});
