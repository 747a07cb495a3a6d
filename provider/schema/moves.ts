import { z } from "zod";

/**
 * An assignment that another declaration of the same program makes, in canonical form. It must be written together with the
 * declaration that it comes with, because each takes a number that the other gives up.
 */
export const Move = z.object({
    /** `declarationKey` of the other declaration. */
    key: z.string(),
    /** Entra object id of the account that gets the number. */
    account: z.string(),
    number: z.string(),
    type: z.enum(["DirectRouting", "CallingPlan", "OperatorConnect"]),
    category: z.enum(["Primary", "Alternate", "Private"]),
    /** As in the declaration: absent leaves the location, `null` removes it. */
    locationId: z.string().nullable().optional(),
    /** Object id of the holder in the declaration's own `takeFrom`. */
    takeFrom: z.string().nullable().default(null),
});
export type Move = z.infer<typeof Move>;

/** An assignment that this stack manages and the program no longer declares: another declaration may take its number. */
export const Abandoned = z.object({
    /** Entra object id of the account that has the number. */
    account: z.string(),
    number: z.string(),
});
export type Abandoned = z.infer<typeof Abandoned>;
