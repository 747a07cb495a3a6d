import type { ArgumentColumns, RowArguments } from "../reading";
import type { Field, FieldColumns } from "../table/columns";
import type { RowDeclaration } from "./read-row";

/** From which columns the arguments of a row come. @param text The text of each field in the row. */
export function argumentColumns(
    { args, isPrivateLine }: RowDeclaration,
    columns: FieldColumns,
    text: (field: Field) => string,
): ArgumentColumns {
    const location = (["locationId", "location", "locationCity"] as const).find(field => text(field) !== "");
    const fields: Record<keyof RowArguments, Field> = {
        identity: "identity",
        phoneNumber: isPrivateLine ? "privateLine" : "phoneNumber",
        phoneNumberType: "phoneNumberType",
        assignmentCategory: isPrivateLine ? "privateLine" : "assignmentCategory",
        locationId: location ?? "locationId",
        location: location ?? "location",
        enterpriseVoiceEnabled: "enterpriseVoiceEnabled",
        takeFrom: "takeFrom",
    };
    return Object.fromEntries(
        Object.entries(fields).flatMap(([argument, field]) => {
            const column = columns[field];
            return column && argument in args ? [[argument, column]] : [];
        }),
    );
}
