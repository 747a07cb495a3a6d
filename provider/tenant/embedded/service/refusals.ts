import { ServiceError } from "../service-error";

const bad = (reason: string, message: string) => new ServiceError("BadRequest", message, reason);

// Texts of PowerShell, which refuses before the service is called: its parameter binder's NamedParameterNotFound and
// AmbiguousParameterSet, verbatim, and a shortened CannotConvertArgument.
export const unknownParameter = (name: string) =>
    new ServiceError(
        "NamedParameterNotFound",
        `A parameter cannot be found that matches parameter name '${name}'.`,
        "unknownParameter",
    );
export const noParameterSet = () =>
    new ServiceError(
        "AmbiguousParameterSet",
        "Parameter set cannot be resolved using the specified named parameters. One or more parameters issued cannot be used together or an insufficient number of parameters were provided.",
        "noParameterSet",
    );
export const notBoolean = (value: string) =>
    new ServiceError(
        "CannotConvertArgument",
        `Cannot process argument transformation on parameter 'EnterpriseVoiceEnabled': "${value}" is not a Boolean.`,
        "notBoolean",
    );

// Texts of the real service, verbatim, each with the thread that reports it (PS and SfB are the issues of
// MicrosoftDocs/office-docs-powershell and OfficeDocs-SkypeForBusiness). The first is on the cmdlet's own page, example 7.
export const taken = (number: string) =>
    bad("taken", `Telephone Number '${number}' has already been assigned to another user`);
/** PS 8905. */
export const numberNotFound = (number: string, tenant: string) =>
    bad("numberNotFound", `Telephone Number '${number}' is not found from tenant '${tenant}'`);
/** PS 8905, PS 9281. */
export const unlicensed = (user: string, type: string) =>
    bad("unlicensed", `User '${user}' lacks appropriate licenses to assign a '${type}' number.`);
/** PS 9347. */
export const onPremises = (user: string) =>
    bad(
        "onPremises",
        `The user '${user}' already has a telephone number set in the on-premises Active Directory and synchronized to the cloud. To manage this user's telephone number in the cloud, first clear the phone number in the on-premises directory and synchronize to Active Directory.`,
    );
/** PS 8875. */
export const identityNotFound = () =>
    new ServiceError("NotFound", "The server responded with a Request Error, Status: NotFound", "identityNotFound");
/** TeamsFunctions 22.5, Set-TeamsPhoneNumber. */
export const operatorLocation = () =>
    bad("operatorLocation", "Contact your operator to change the emergency address for this number.");
/** PS 11162, in GCC High before it was supported. */
export const cloudNotServed = () => new ServiceError("NotFound", "Resource not found.", "cloudNotServed");
/** SfB 10153. */
export const locationPending = () =>
    bad("locationPending", "The location can't be updated because the activation state is pending");

// Our own texts: the service is known to refuse these, but its wording is not known.
export const notVoiceAccount = (user: string, type: string) =>
    bad("notVoiceAccount", `'${user}' is a ${type} and cannot have a phone number.`);
export const malformedNumber = (number: string) => bad("malformedNumber", `'${number}' is not a valid phone number.`);
export const unknownType = (type: string) => bad("unknownType", `'${type}' is not a valid PhoneNumberType.`);
export const unknownCategory = (category: string) =>
    bad("unknownCategory", `'${category}' is not a valid AssignmentCategory.`);
export const extensionNotDirect = (number: string, type: string) =>
    bad("extensionNotDirect", `Telephone Number '${number}' has an extension, which a '${type}' number cannot have.`);
export const extensionOnResource = (number: string) =>
    bad(
        "extensionOnResource",
        `Telephone Number '${number}' has an extension and cannot be assigned to a resource account.`,
    );
export const macau = () =>
    bad("macau", "The Macau region is not supported for phone number assignment or Enterprise Voice.");
export const regionallyHosted = () =>
    bad(
        "regionallyHosted",
        "The tenant is or has been enabled for Regionally Hosted Meetings for Skype for Business Online, which this cmdlet does not support.",
    );
export const hasAnother = (user: string, number: string, category: string) =>
    bad("hasAnother", `User '${user}' already has the ${category} number '${number}'.`);
export const locationNotFound = (locationId: string) =>
    bad("locationNotFound", `Location '${locationId}' is not found.`);
export const locationRequired = () =>
    bad("locationRequired", "The location of a Calling Plan number cannot be removed.");
export const notHeldBy = (number: string, user: string) =>
    bad("notHeldBy", `Telephone Number '${number}' is not assigned to '${user}'.`);
export const notAssigned = (number: string) => bad("notAssigned", `Telephone Number '${number}' is not assigned.`);
export const holdsNothing = (user: string) => bad("holdsNothing", `'${user}' has no telephone number.`);
export const homedOnPremises = (user: string) => bad("homedOnPremises", `The user '${user}' is homed on-premises.`);
export const onPremisesNumber = (number: string) =>
    bad(
        "onPremisesNumber",
        `Telephone Number '${number}' is synchronized from on-premises and cannot be changed in the cloud.`,
    );
export const otherCountry = (user: string, number: string) =>
    bad(
        "otherCountry",
        `The usage location of user '${user}' does not match the country of Telephone Number '${number}'.`,
    );
export const lacksCapability = (number: string, capability: string) =>
    bad("lacksCapability", `Telephone Number '${number}' does not support ${capability}.`);
export const pending = (number: string) => bad("pending", `Telephone Number '${number}' is not activated yet.`);
export const blocked = (number: string) => bad("blocked", `Telephone Number '${number}' is blocked from assignment.`);
export const needsPrimary = (number: string, category: string) =>
    bad(
        "needsPrimary",
        `Telephone Number '${number}' cannot be assigned as ${category}: the user has no primary number.`,
    );
export const tooManyAlternates = (user: string) =>
    bad("tooManyAlternates", `User '${user}' already has the maximum of 9 alternate numbers.`);
export const privateType = (number: string, type: string) =>
    bad("privateType", `The private number '${number}' must be of the primary number's type '${type}'.`);
export const locationMissing = (number: string) =>
    bad("locationMissing", `Telephone Number '${number}' needs an emergency location.`);
export const locationCountry = (locationId: string, country: string) =>
    bad("locationCountry", `Location '${locationId}' is not in ${country}, the country of the telephone number.`);
export const locationNotValidated = (locationId: string) =>
    bad("locationNotValidated", `Location '${locationId}' is not validated.`);
export const flagHasNumber = (user: string) =>
    bad(
        "flagHasNumber",
        `EnterpriseVoiceEnabled of '${user}' cannot be turned off while a telephone number is assigned.`,
    );
