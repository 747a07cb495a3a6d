import { edit, location, prepare, pulumi, remember, say, teamsPhone } from "./stage.mjs";

/** Walks through the example on an embedded tenant. */
export function onFile() {
    prepare({ tenant: "embedded", world: "world.yaml" });
    say("The tenant before: Contoso, in a file. Nobody in the program has a number yet.");
    teamsPhone("get");

    say("What would change? (pulumi preview)");
    pulumi("preview");

    say("Apply it. (pulumi up)");
    pulumi("up");

    say("The tenant after.");
    teamsPhone("get");

    say("Once more: there is nothing to do.");
    pulumi("up");

    say("The office of user2 moves from Vancouver to Seattle, and the extension of user4 gets a location.");
    edit(`city: "Vancouver"`, `city: "Seattle"`);
    edit(
        `phoneNumber: "+14255551000;ext=100",\n    phoneNumberType: "DirectRouting",`,
        `phoneNumber: "+14255551000;ext=100",\n    phoneNumberType: "DirectRouting",\n    locationId: getEmergencyLocation({ city: "Seattle" }),`,
    );
    pulumi("up");

    say("That was a mistake for user4: null removes the location.");
    edit(
        `phoneNumberType: "DirectRouting",\n    locationId: getEmergencyLocation({ city: "Seattle" }),`,
        `phoneNumberType: "DirectRouting",\n    locationId: null,`,
    );
    pulumi("up");

    say("user4 gets another extension: the engine creates the new resource before it deletes the old one.");
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
    say("... and an up corrects.");
    pulumi("up", "--refresh");

    say("A faulty program: the preview reports all of its errors and refuses it before anything is touched.");
    const putBack = remember();
    edit(`"user1@contoso.com"`, `"user1"`);
    edit(`"+12065551234"`, `"tel:+1 (206) 555-1234"`);
    edit(`phoneNumberType: "OperatorConnect"`, `phoneNumberType: "Operator" as "OperatorConnect"`);
    edit(`"+14255551225"`, `"+14255551000;ext=101"`);
    pulumi("preview", { refused: true });
    putBack();

    say(
        "user1 and user2 swap numbers in one up. If the service refuses a part of it, both get their old numbers back.",
    );
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

    say("All writes to the tenant, by the program and by hand.");
    teamsPhone("log");

    say("Clean up. (pulumi destroy)");
    pulumi("destroy");
    teamsPhone("get", "--identity", "user1@contoso.com");
}
