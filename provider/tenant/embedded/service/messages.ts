/** The service's answer to a call that it does not carry out. */
export class ServiceError extends Error {
    constructor(
        readonly code: string,
        message: string,
    ) {
        super(message);
    }
}

const bad = (message: string) => new ServiceError("BadRequest", message);

// Texts that were seen from the real service, verbatim, each with the thread it was reported in (PS = issues of
// MicrosoftDocs/office-docs-powershell). The first is on the cmdlet's own page, example 7.
export const taken = (number: string) => bad(`Telephone Number '${number}' has already been assigned to another user`);
/** PS 8905. */
export const numberNotFound = (number: string, tenant: string) =>
    bad(`Telephone Number '${number}' is not found from tenant '${tenant}'`);
/** PS 8905, PS 9281. */
export const unlicensed = (user: string, type: string) =>
    bad(`User '${user}' lacks appropriate licenses to assign a '${type}' number.`);
/** PS 9347. */
export const onPremises = (user: string) =>
    bad(
        `The user '${user}' already has a telephone number set in the on-premises Active Directory and synchronized to the cloud. To manage this user's telephone number in the cloud, first clear the phone number in the on-premises directory and synchronize to Active Directory.`,
    );
/** PS 8875. */
export const identityNotFound = () =>
    new ServiceError("NotFound", "The server responded with a Request Error, Status: NotFound");
/** TeamsFunctions 22.5, Set-TeamsPhoneNumber. */
export const operatorLocation = () => bad("Contact your operator to change the emergency address for this number.");
/** PS 11162, of GCC High before it was supported. */
export const cloudNotServed = () => new ServiceError("NotFound", "Resource not found.");
/** SfB 10153. */
export const locationPending = () => bad("The location can't be updated because the activation state is pending");

// Texts of ours: that the service refuses is documented or sure, its words are not known.
export const notVoiceAccount = (user: string, type: string) =>
    bad(`'${user}' is a ${type} and cannot have a phone number.`);
export const malformedNumber = (number: string) => bad(`'${number}' is not a valid phone number.`);
export const unknownType = (type: string) => bad(`'${type}' is not a valid PhoneNumberType.`);
export const unknownCategory = (category: string) => bad(`'${category}' is not a valid AssignmentCategory.`);
export const extensionNotDirect = (number: string, type: string) =>
    bad(`Telephone Number '${number}' has an extension, which a '${type}' number cannot have.`);
export const extensionOnResource = (number: string) =>
    bad(`Telephone Number '${number}' has an extension and cannot be assigned to a resource account.`);
export const macau = () => bad("The Macau region is not supported for phone number assignment or Enterprise Voice.");
export const regionallyHosted = () =>
    bad(
        "The tenant is or has been enabled for Regionally Hosted Meetings for Skype for Business Online, which this cmdlet does not support.",
    );
export const hasAnother = (user: string, number: string, category: string) =>
    bad(`User '${user}' already has the ${category} number '${number}'.`);
export const locationNotFound = (locationId: string) => bad(`Location '${locationId}' is not found.`);
export const locationRequired = () => bad("The location of a Calling Plan number cannot be removed.");
export const notHeldBy = (number: string, user: string) =>
    bad(`Telephone Number '${number}' is not assigned to '${user}'.`);
export const holdsNothing = (user: string) => bad(`'${user}' has no telephone number.`);
export const homedOnPremises = (user: string) => bad(`The user '${user}' is homed on-premises.`);
export const onPremisesNumber = (number: string) =>
    bad(`Telephone Number '${number}' is synchronized from on-premises and cannot be changed in the cloud.`);
export const otherCountry = (user: string, number: string) =>
    bad(`The usage location of user '${user}' does not match the country of Telephone Number '${number}'.`);
export const incapable = (number: string, capability: string) =>
    bad(`Telephone Number '${number}' does not support ${capability}.`);
export const pending = (number: string) => bad(`Telephone Number '${number}' is not activated yet.`);
export const blocked = (number: string) => bad(`Telephone Number '${number}' is blocked from assignment.`);
export const needsPrimary = (number: string, category: string) =>
    bad(`Telephone Number '${number}' cannot be assigned as ${category}: the user has no primary number.`);
export const tooMany = (user: string) => bad(`User '${user}' has the largest number of alternate numbers.`);
export const privateType = (number: string, type: string) =>
    bad(`The private number '${number}' must be of the primary number's type '${type}'.`);
export const locationMissing = (number: string) => bad(`Telephone Number '${number}' needs an emergency location.`);
export const locationCountry = (locationId: string, country: string) =>
    bad(`Location '${locationId}' is not in ${country}, the country of the telephone number.`);
export const locationNotValidated = (locationId: string) => bad(`Location '${locationId}' is not validated.`);
export const flagHasNumber = (user: string) =>
    bad(`EnterpriseVoiceEnabled of '${user}' cannot be turned off while a telephone number is assigned.`);
