// Must come first: an older Node version cannot load the modules below.
import "./node-version";

import { watchProgram } from "./gate/gate-of-run";

export { getEmergencyLocation } from "./emergency-location";
export { TeamsPhoneError } from "./errors";
export type { LocationQuery } from "./model/location";
export type { AssignmentCategory, PhoneNumberType } from "./model/number";
export {
    type EnterpriseVoiceArgs,
    type NumberArgs,
    PhoneNumberAssignment,
    type PhoneNumberAssignmentArgs,
} from "./phone-number-assignment";

watchProgram();
