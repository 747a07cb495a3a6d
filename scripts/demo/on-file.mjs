import { edit, location, prepare, pulumi, remember, say, teamsPhone } from "./stage.mjs";

/** The whole thing at work, on a tenant that lives in a file. */
export function onFile() {
    prepare({ tenant: "embedded", world: "world.yaml" });
    say("The tenant before: Contoso, in a file. Nobody of the program has a number yet.");
    teamsPhone("get");

    say("What would change? (pulumi preview)");
    pulumi("preview");

    say("Make it so. (pulumi up)");
    pulumi("up");

    say("The tenant after.");
    teamsPhone("get");

    say("Once more: nothing to do.");
    pulumi("up");

    say("The office of user2 moves from Vancouver to Seattle, and the extension of user4 gets a location.");
    edit(`city: "Vancouver"`, `city: "Seattle"`);
    edit(
        `phoneNumber: "+14255551000;ext=100",\n    phoneNumberType: "DirectRouting",`,
        `phoneNumber: "+14255551000;ext=100",\n    phoneNumberType: "DirectRouting",\n    locationId: getEmergencyLocation({ city: "Seattle" }),`,
    );
    pulumi("up");

    say("It was a mistake for user4: null removes the location.");
    edit(
        `phoneNumberType: "DirectRouting",\n    locationId: getEmergencyLocation({ city: "Seattle" }),`,
        `phoneNumberType: "DirectRouting",\n    locationId: null,`,
    );
    pulumi("up");

    say("user4 gets another extension: the new number is assigned before the engine lets go of the old resource.");
    edit(`"+14255551000;ext=100"`, `"+14255551000;ext=101"`);
    pulumi("up");

    say("Somebody changes a location by hand ...");
    const vancouver = location("Vancouver");
    teamsPhone(
        "set",
        "--identity",
        "user2@contoso.com",
        "--phone-number",
        "+12065551224",
        "--phone-number-type",
        "CallingPlan",
        "--location-id",
        vancouver,
    );
    say("... which a preview with --refresh finds ...");
    pulumi("preview", "--refresh", "--diff");
    say("... and an up repairs.");
    pulumi("up", "--refresh");

    say("A faulty program is refused as a whole, with everything that is wrong with it, before anything is touched.");
    const putBack = remember();
    edit(`"user1@contoso.com"`, `"user1"`);
    edit(`"+12065551234"`, `"tel:+1 (206) 555-1234"`);
    edit(`phoneNumberType: "OperatorConnect"`, `phoneNumberType: "Operator" as "OperatorConnect"`);
    edit(`"+14255551225"`, `"+14255551000;ext=101"`);
    pulumi("preview", { refused: true });
    putBack();

    say("user1 and user2 swap numbers: one up, and nobody is without a phone if a part of it is refused.");
    edit(
        `"user1@contoso.com",\n    phoneNumber: "+12065551234"`,
        `"user1@contoso.com",\n    phoneNumber: "+12065551224"`,
    );
    edit(
        `"user2@contoso.com",\n    phoneNumber: "+12065551224"`,
        `"user2@contoso.com",\n    phoneNumber: "+12065551234"`,
    );
    pulumi("preview");
    pulumi("up");

    say("Everything that was ever written to the tenant, by the program and by hand.");
    teamsPhone("log");

    say("And away with it. (pulumi destroy)");
    pulumi("destroy");
    teamsPhone("get", "--identity", "user1@contoso.com");
}
