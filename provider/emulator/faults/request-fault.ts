import { z } from "zod";
import { CALL_KINDS, type CallKind } from "../call-kind";
import { MAX_NUMBER_LENGTH, MAX_TEXT_LENGTH } from "../limits";

/** Selects the calls that a fault affects: those that match every given key. */
const Matching = {
    /** Kinds of call. Default: every kind that the fault can affect. */
    on: z
        .union([z.enum(CALL_KINDS).transform(kind => [kind]), z.array(z.enum(CALL_KINDS)).max(CALL_KINDS.length)])
        .optional(),
    /** Affect only calls that name this number. */
    number: z.string().max(MAX_NUMBER_LENGTH).optional(),
    /** Affect only calls that name the account with this object id. */
    account: z.guid().toLowerCase().optional(),
    /** `true`: affect only parts of a batch. `false`: affect only calls outside batches. */
    inBatch: z.boolean().optional(),
    /** Number of matching calls to let pass first. */
    skip: z.int().min(0).default(0),
    /** Number of calls to affect after that. */
    times: z.int().min(1).default(1),
};
const Seconds = z.int().min(0).max(86_400);

// Faults of the connection to Graph and of its responses. The emulator injects these itself.
const Throttle = z.strictObject({ kind: z.literal("throttle"), ...Matching, retryAfterSeconds: Seconds.default(1) });
const Unavailable = z.strictObject({
    kind: z.literal("unavailable"),
    ...Matching,
    /** Default: the response has no Retry-After. */
    retryAfterSeconds: Seconds.nullable().default(null),
});
/** Cuts the connection before the call is carried out, or after it and before the response. */
const Cut = z.strictObject({ kind: z.enum(["cut-before", "cut-after"]), ...Matching });
/** Carries out the first half of a batch, then cuts the connection. */
const CutAmid = z.strictObject({ kind: z.literal("cut-amid"), ...Matching });
/** Carries out a part of a batch, but omits it from the batch's response. */
const LostPart = z.strictObject({ kind: z.literal("lost-part"), ...Matching });
const Delay = z.strictObject({
    kind: z.literal("delay-before"),
    ...Matching,
    ms: z.int().min(0).max(600_000),
});
/** Refuses an action, as the service does if it cannot carry it out. */
const Refuse = z.strictObject({
    kind: z.literal("refuse"),
    ...Matching,
    code: z.string().max(MAX_TEXT_LENGTH).default("BadRequest"),
    message: z.string().max(MAX_TEXT_LENGTH).default("Service is unavailable. Please try again"),
});
/** Accepts an action, writes nothing, and lets its operation fail. */
const FailedOperation = z.strictObject({
    kind: z.literal("failed-operation"),
    ...Matching,
    message: z.string().max(MAX_TEXT_LENGTH).default("Service is unavailable. Please try again"),
});
/** Carries out an action, but shows its operation as `running` for this many reads. Default: for ever. */
const StuckOperation = z.strictObject({
    kind: z.literal("stuck-operation"),
    ...Matching,
    polls: z.int().min(0).nullable().default(null),
});

// Faults of the service behind Graph. The embedded tenant injects these.
const { on: _on, inBatch: _inBatch, ...TargetAndCount } = Matching;
const TenantMatching = {
    ...TargetAndCount,
    /** Take effect only after the next committed write. */
    afterWrite: z.boolean().default(false),
};
/** A read returns numbers and accounts as they were before the latest write. */
const Stale = z.strictObject({ kind: z.literal("stale"), ...TenantMatching });
/** A write leaves its number pending for the next `times` reads. */
const PendingActivation = z.strictObject({ kind: z.literal("pending-activation"), ...TenantMatching });
/** The directory shows an account's licence, but Teams does not know it yet: `times` assignments fail. */
const LicenceLag = z.strictObject({
    kind: z.literal("licence-lag"),
    ...TenantMatching,
    account: z.guid().toLowerCase(),
});

const HttpFault = z.discriminatedUnion("kind", [
    Throttle,
    Unavailable,
    Cut,
    CutAmid,
    LostPart,
    Delay,
    Refuse,
    FailedOperation,
    StuckOperation,
]);
const TenantFault = z.discriminatedUnion("kind", [Stale, PendingActivation, LicenceLag]);
export const RequestFault = z.discriminatedUnion("kind", [HttpFault, TenantFault]);

export type HttpFault = z.infer<typeof HttpFault>;
export type TenantFault = z.infer<typeof TenantFault>;
export type RequestFault = z.infer<typeof RequestFault>;
/** A fault as a caller writes it: keys with a default may be absent. */
export type FaultInput = z.input<typeof RequestFault>;

/** The properties of an incoming call that faults are matched against. */
export interface IncomingCall {
    readonly kind: CallKind;
    readonly inBatch: boolean;
    /** The decoded address and body, in which numbers and accounts are searched. */
    readonly text: string;
    /** The number and the account in an action's body. */
    readonly named: { readonly number: string | null; readonly account: string | null };
    /** The fault that chaos drew for this call. */
    readonly drawn: HttpFault | null;
}
