/** The type of a `PhoneNumberAssignment` in the state. */
export const RESOURCE_TYPE = "pulumi-nodejs:dynamic/teams:PhoneNumberAssignment";
