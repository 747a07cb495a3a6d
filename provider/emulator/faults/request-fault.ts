import { z } from "zod";
import { CALLS, type CallKind } from "../call-kind";

/** Which calls a fault meets: all that fit every key that is given. */
const Matching = {
    /** Kinds of call. Default: every kind that the fault can meet. */
    on: z.union([z.enum(CALLS).transform(kind => [kind]), z.array(z.enum(CALLS))]).optional(),
    /** Only calls that name this number. */
    number: z.string().optional(),
    /** Only calls that name the account with this object id. */
    account: z.guid().toLowerCase().optional(),
    /** Only parts of a batch, or only calls of their own. */
    inBatch: z.boolean().optional(),
    /** How many such calls pass first. */
    skip: z.int().min(0).default(0),
    /** How many the fault meets then. */
    times: z.int().min(1).default(1),
};
const Seconds = z.int().min(0).max(86_400);

/** Faults of the way to the service, and of how it answers. */
const Throttle = z.strictObject({ kind: z.literal("throttle"), ...Matching, retryAfterSeconds: Seconds.default(1) });
const Unavailable = z.strictObject({
    kind: z.literal("unavailable"),
    ...Matching,
    /** Default: the answer does not say when to come again. */
    retryAfterSeconds: Seconds.nullable().default(null),
});
/** The connection breaks: nothing was done, or it was done and its answer is lost. */
const Cut = z.strictObject({ kind: z.enum(["cut-before", "cut-after"]), ...Matching });
/** The connection breaks when half of a batch is done. */
const CutAmid = z.strictObject({ kind: z.literal("cut-amid"), ...Matching });
/** A part of a batch is done, and the batch's answer lacks it. */
const LostPart = z.strictObject({ kind: z.literal("lost-part"), ...Matching });
const Slow = z.strictObject({ kind: z.literal("slow"), ...Matching, ms: z.int().min(0).max(600_000) });
/** An action is refused, as the service refuses what it cannot do. */
const Refuse = z.strictObject({
    kind: z.literal("refuse"),
    ...Matching,
    code: z.string().default("BadRequest"),
    message: z.string().default("Service is unavailable. Please try again"),
});
/** An action is accepted, and its operation fails: nothing is written. */
const FailedOperation = z.strictObject({
    kind: z.literal("failed-operation"),
    ...Matching,
    message: z.string().default("Service is unavailable. Please try again"),
});
/** An action is accepted and done, and its operation says `running` for as many reads. Default: for ever. */
const StuckOperation = z.strictObject({
    kind: z.literal("stuck-operation"),
    ...Matching,
    polls: z.int().min(0).nullable().default(null),
});

/** Faults of the service behind, which the embedded tenant has itself. */
const { on: _on, inBatch: _inBatch, ...Named } = Matching;
const Behind = {
    ...Named,
    /** Only once something was written after the fault was set. */
    afterWrite: z.boolean().default(false),
};
/** A read shows numbers and accounts as they were before the latest write. */
const Stale = z.strictObject({ kind: z.literal("stale"), ...Behind });
/** A write leaves its number pending until it was read as often as `times` says. */
const PendingActivation = z.strictObject({ kind: z.literal("pending-activation"), ...Behind });
/** The directory shows an account's licence, and Teams has not heard of it: `times` assignments fail. */
const LicenceLag = z.strictObject({ kind: z.literal("licence-lag"), ...Behind, account: z.guid().toLowerCase() });

const WireFault = z.discriminatedUnion("kind", [
    Throttle,
    Unavailable,
    Cut,
    CutAmid,
    LostPart,
    Slow,
    Refuse,
    FailedOperation,
    StuckOperation,
]);
const ServiceFault = z.discriminatedUnion("kind", [Stale, PendingActivation, LicenceLag]);
export const Fault = z.discriminatedUnion("kind", [WireFault, ServiceFault]);

export type WireFault = z.infer<typeof WireFault>;
export type ServiceFault = z.infer<typeof ServiceFault>;
export type Fault = z.infer<typeof Fault>;
/** A fault as it is asked for, with what has a default left out. */
export type FaultRequest = z.input<typeof Fault>;

/** What a fault is matched against. */
export interface Call {
    readonly kind: CallKind;
    readonly inBatch: boolean;
    /** Address and body, decoded: what the call names. */
    readonly text: string;
    /** What an action is about. */
    readonly named: { readonly number: string | null; readonly account: string | null };
    /** What chaos drew for it. */
    readonly drawn: WireFault | null;
}
