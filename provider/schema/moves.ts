import { z } from "zod";

/**
 * An assignment that another declaration of the same program makes, in canonical form: it has to come about together with the
 * one it accompanies, because each takes what the other gives up.
 */
export const Move = z.object({
    /** Entra object id of the account that gets the number. */
    account: z.string(),
    number: z.string(),
    type: z.enum(["DirectRouting", "CallingPlan", "OperatorConnect"]),
    category: z.enum(["Primary", "Alternate", "Private"]),
    /** As the declaration has it: absent leaves it, `null` removes it. */
    locationId: z.string().nullable().optional(),
    /** Object id of the holder that the declaration's own `takeFrom` names. */
    takeFrom: z.string().nullable().default(null),
});
export type Move = z.infer<typeof Move>;
