// First: an older Node cannot load what follows.
import "./node-version";

export { getEmergencyLocation } from "./emergency-location";
export { TeamsPhoneError } from "./errors";
export {
    type EnterpriseVoiceArgs,
    type NumberArgs,
    PhoneNumberAssignment,
    type PhoneNumberAssignmentArgs,
} from "./phone-number-assignment";
export type { AccountType, AssignmentCategory, LocationQuery, PhoneNumberType } from "./tenant/port";
