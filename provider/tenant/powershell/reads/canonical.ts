const ZERO_GUID = "00000000-0000-0000-0000-000000000000";

/** A number as the module shows it (`tel:+1206...`, `+1206...` or `1206...`) in canonical form. */
export function canonicalNumber(text: string): string {
    const plain = text.trim().replace(/^tel:/i, "");
    return plain.startsWith("+") ? plain : `+${plain}`;
}

/** An id in lower case; `null` for none, which the module shows as the zero GUID or as nothing. */
export function idOf(text: string | null): string | null {
    return text === null || text === ZERO_GUID ? null : text.toLowerCase();
}

/** The member of a list that a text stands for, ignoring case. */
export function member<T extends string>(members: readonly T[], text: string | null): T | undefined {
    return members.find(each => each.toLowerCase() === text?.toLowerCase());
}

/** An object id or a canonical number: a text that may be a part of a filter. */
export function isFilterValue(text: string): boolean {
    return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text) || /^\+[0-9]{7,15}(;ext=[0-9]{1,8})?$/.test(text);
}
