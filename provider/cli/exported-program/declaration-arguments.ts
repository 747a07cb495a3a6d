import type { PhoneNumberAssignmentArgs } from "../../phone-number-assignment";
import type { HeldByAccount } from "./used-numbers";

type Arguments = Pick<
    PhoneNumberAssignmentArgs & Record<string, unknown>,
    "identity" | "phoneNumber" | "phoneNumberType" | "assignmentCategory" | "locationId"
>;

/** The arguments that declare a number as it is. */
export function declarationArguments({ account, number, type, category, locationId }: HeldByAccount): Arguments {
    return {
        identity: account.userPrincipalName,
        phoneNumber: number,
        phoneNumberType: type,
        ...(category === "Primary" ? {} : { assignmentCategory: category }),
        ...(locationId === null ? {} : { locationId }),
    };
}

/** Such as `ada-12065550101`. The number makes it unique, and other accounts and numbers do not affect it. */
export function resourceName({ account, number }: HeldByAccount): string {
    const [local = ""] = account.userPrincipalName.split("@");
    return [local, number].map(slug).filter(Boolean).join("-");
}

function slug(text: string): string {
    return text
        .toLowerCase()
        .replace(/[^a-z0-9.]+/g, "-")
        .replace(/^-+|-+$/g, "");
}
