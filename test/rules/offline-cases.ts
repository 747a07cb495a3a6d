import { UNKNOWN } from "../../provider/schema/arguments";
import { good } from "./arguments";

export const direct = { ...good, phoneNumberType: "DirectRouting" };
const voice = { identity: good.identity, enterpriseVoiceEnabled: true };
const location = "0f4a3a3c-4f7e-4d0c-9a76-0c8f5b5e8d11";

/** Per rule: arguments under which it speaks, and their near neighbours under which it is silent. */
export const cases: { code: string; fires: Record<string, unknown>[]; silent: Record<string, unknown>[] }[] = [
    {
        code: "parameter-set",
        fires: [
            {},
            { identity: good.identity },
            { ...good, identity: undefined },
            { ...good, phoneNumberType: undefined },
            { ...good, phoneNumber: null },
            { ...good, enterpriseVoiceEnabled: true },
            { ...voice, locationId: null },
            { ...voice, enterpriseVoiceEnabled: "true" },
        ],
        silent: [good, voice, { ...voice, enterpriseVoiceEnabled: false }, { ...good, phoneNumber: UNKNOWN }],
    },
    {
        code: "unknown-argument",
        fires: [
            { ...good, hostedVoiceMail: true },
            { ...good, telephoneNumber: "+12065551234" },
        ],
        silent: [good, { ...good, phoneNumbr: undefined }],
    },
    {
        code: "identity-format",
        fires: [
            { ...good, identity: "alice" },
            { ...good, identity: "" },
            { ...good, identity: 7 },
            { ...good, identity: "alice@contoso" },
            { ...good, takeFrom: "bob" },
        ],
        silent: [
            good,
            { ...good, identity: "SIP:Alice@Contoso.com" },
            { ...good, identity: location },
            { ...good, identity: UNKNOWN },
        ],
    },
    {
        code: "number-prefix",
        fires: [
            { ...good, phoneNumber: "tel:+12065551234" },
            { ...good, phoneNumber: "TEL:12065551234" },
        ],
        silent: [good],
    },
    {
        code: "number-format",
        fires: [
            { ...good, phoneNumber: "+1 206 555 1234" },
            { ...good, phoneNumber: "(206) 555-1234" },
            { ...good, phoneNumber: "" },
            { ...good, phoneNumber: "+" },
            { ...good, phoneNumber: "+0206555123" },
            { ...good, phoneNumber: "+1234567890123456" },
            { ...good, phoneNumber: 12065551234 },
            { ...direct, phoneNumber: "+14255551000;ext=" },
            { ...direct, phoneNumber: "+14255551000x100" },
            { ...direct, phoneNumber: "+14255551000;EXT=100" },
        ],
        silent: [
            good,
            { ...good, phoneNumber: "12065551234" },
            { ...direct, phoneNumber: "+1206555000;ext=1234" },
            { ...direct, phoneNumber: "1206555000;ext=1234" },
        ],
    },
    {
        code: "number-impossible",
        fires: [
            { ...good, phoneNumber: "+120655512" },
            { ...direct, phoneNumber: "+1206555000;ext=1234" },
            { ...direct, phoneNumber: "+4903023125100" },
            { ...good, phoneNumber: "+4402079460101" },
        ],
        silent: [good, { ...good, phoneNumber: "+442079460123" }],
    },
    {
        code: "number-type",
        fires: [
            { ...good, phoneNumberType: "Calling" },
            { ...good, phoneNumberType: "" },
            { ...good, assignmentCategory: "Second" },
        ],
        silent: [
            good,
            direct,
            { ...good, phoneNumberType: "operatorconnect" },
            { ...good, assignmentCategory: "Alternate" },
        ],
    },
    {
        code: "extension-type",
        fires: [{ ...good, phoneNumber: "+14255551000;ext=100" }],
        silent: [good, { ...direct, phoneNumber: "+14255551000;ext=100" }],
    },
    {
        code: "location-format",
        fires: [
            { ...good, locationId: "Vancouver" },
            { ...good, locationId: "" },
            { ...good, locationId: "00000000-0000-0000-0000-000000000000" },
            { ...good, locationId: 5 },
        ],
        silent: [
            good,
            { ...good, locationId: location },
            { ...direct, locationId: null },
            { ...direct, locationId: "null" },
        ],
    },
    {
        code: "location-removal-calling-plan",
        fires: [
            { ...good, locationId: null },
            { ...good, locationId: "null" },
        ],
        silent: [good, { ...good, locationId: location }, { ...direct, locationId: null }],
    },
    {
        code: "macau",
        fires: [{ ...good, phoneNumber: "+85328212345" }],
        silent: [good, { ...good, phoneNumber: "+85228212345" }],
    },
    {
        code: "replaces-number",
        fires: [
            { ...good, replacesNumber: "reception" },
            { ...good, replacesNumber: "12065551234" },
        ],
        silent: [good, { ...good, replacesNumber: "+12065550000" }],
    },
];
