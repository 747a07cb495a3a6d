import { z } from "zod";

/** Why a cmdlet failed, in the words of PowerShell's error record. */
export const Fault = z.object({
    /** `FullyQualifiedErrorId`: the service's or PowerShell's code, and after a comma the cmdlet's class. */
    code: z.string(),
    message: z.string(),
    /** The .NET class of the exception. */
    type: z.string(),
    /** The messages of the inner exceptions, from the outermost. */
    causes: z.array(z.string()),
});
export type Fault = z.infer<typeof Fault>;

const Note = z.object({ id: z.number(), note: z.string(), text: z.string().nullable() });
const Reply = z.object({ id: z.number(), output: z.array(z.unknown()), error: Fault.nullable() });

/** What the host sends. Its header documents the protocol. */
export const Message = z.union([Note, Reply]);
export type Message = z.infer<typeof Message>;
export type Reply = z.infer<typeof Reply>;

/** The output of the host's first answer. */
export const Versions = z.object({
    powershell: z.string(),
    module: z.string(),
    /** The id of the process itself, which a launcher may have started. */
    process: z.number(),
});
export type Versions = z.infer<typeof Versions>;
