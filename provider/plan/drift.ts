import { describeHolder } from "../messages/describe-account";
import type { Account } from "../model/account";
import type { NumberRecord } from "../model/number";
import type { Declaration } from "../schema/declaration";
import type { Stored } from "../schema/state";

/** A fact that somebody changed by hand since the last `up`. */
export interface Drift {
    readonly property:
        | "phoneNumber"
        | "phoneNumberType"
        | "assignmentCategory"
        | "locationId"
        | "enterpriseVoiceEnabled";
    readonly declared: string | boolean | null;
    /** What the tenant shows. For a number it is the holder, in words. */
    readonly found: string | boolean | null;
}

/**
 * What the tenant shows that differs from a declaration that equals the state.
 * @param number The declared number; `null` when the tenant does not list it.
 * @param account The stored account; `null` when it was deleted, which is not a change that a write could repair.
 */
export function driftOf(
    declared: Declaration,
    stored: Stored,
    number: NumberRecord | null,
    account: Account | null,
): readonly Drift[] {
    if (!account) return [];
    const flag = (wanted: boolean): readonly Drift[] =>
        account.enterpriseVoiceEnabled === wanted
            ? []
            : [{ property: "enterpriseVoiceEnabled", declared: wanted, found: account.enterpriseVoiceEnabled }];
    if (declared.form === "voice") return flag(declared.enabled);
    if (number?.holder?.objectId !== stored.accountObjectId)
        return [
            { property: "phoneNumber", declared: declared.number, found: number ? describeHolder(number) : "nobody" },
        ];
    const { locationId } = declared;
    return [
        ...different("phoneNumberType", declared.type, number.type),
        ...different("assignmentCategory", declared.category, number.holder.category),
        ...(locationId === undefined ? [] : different("locationId", locationId, number.locationId)),
        ...flag(true),
    ];
}

function different(property: Drift["property"], declared: string | null, found: string | null): readonly Drift[] {
    return declared === found ? [] : [{ property, declared, found }];
}
