import { getEmergencyLocation, PhoneNumberAssignment } from "pulumi-teams-phone";

// The six successful examples of the page on Set-CsPhoneNumberAssignment, as declarations.

// 1. A Calling Plan number for a user.
new PhoneNumberAssignment("user1", {
    identity: "user1@contoso.com",
    phoneNumber: "+12065551234",
    phoneNumberType: "CallingPlan",
});

// 2. A Calling Plan number, with the emergency location of the office in Vancouver, Washington.
new PhoneNumberAssignment("user2", {
    identity: "user2@contoso.com",
    phoneNumber: "+12065551224",
    phoneNumberType: "CallingPlan",
    locationId: getEmergencyLocation({ city: "Vancouver" }),
});

// 3. Only the EnterpriseVoiceEnabled flag. The same account may have an assignment as well.
new PhoneNumberAssignment("user3-voice", {
    identity: "user3@contoso.com",
    enterpriseVoiceEnabled: true,
});

// 4. An Operator Connect number without an emergency location: null removes the one that is set.
new PhoneNumberAssignment("user3", {
    identity: "user3@contoso.com",
    phoneNumber: "+12065551226",
    phoneNumberType: "OperatorConnect",
    locationId: null,
});

// 5. A Direct Routing number for a resource account: a call queue.
new PhoneNumberAssignment("call-queue", {
    identity: "cq1@contoso.com",
    phoneNumber: "+14255551225",
    phoneNumberType: "DirectRouting",
});

// 6. A Direct Routing number with an extension.
new PhoneNumberAssignment("user4", {
    identity: "user4@contoso.com",
    phoneNumber: "+14255551000;ext=100",
    phoneNumberType: "DirectRouting",
});
