import * as messages from "./refusals";

const ASSIGNMENT = ["phoneNumber", "phoneNumberType", "assignmentCategory", "locationId"];
const ATTRIBUTE = "enterpriseVoiceEnabled";

/**
 * Refuses what PowerShell's parameter binder refuses before Set-CsPhoneNumberAssignment runs: unknown names, missing parameters,
 * and a mix of parameter sets.
 * @throws ServiceError
 */
export function requireParameterSet(request: object): void {
    const given = new Map(Object.entries(request).filter(([, value]) => value !== undefined));
    for (const name of given.keys()) {
        if (name !== "identity" && name !== ATTRIBUTE && !ASSIGNMENT.includes(name))
            throw messages.unknownParameter(name);
    }
    const isAttribute = given.has(ATTRIBUTE);
    const required = isAttribute ? ["identity"] : ["identity", "phoneNumber", "phoneNumberType"];
    const isMixed = isAttribute && ASSIGNMENT.some(name => given.has(name));
    if (isMixed || required.some(name => !given.has(name))) throw messages.noParameterSet();
    const flag = given.get(ATTRIBUTE);
    if (isAttribute && typeof flag !== "boolean") throw messages.notBoolean(String(flag));
}
