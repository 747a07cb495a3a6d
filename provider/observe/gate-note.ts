import { z } from "zod";
import { Abandoned, Move } from "../schema/moves";
import { SharedConsent } from "./exchange-file";
import { NO_FACTS, ObservedAnswers, type ObservedFacts } from "./observed-facts";

/**
 * The input under which the program's gate passes on what only the whole program can know. `check` takes it out of the inputs, so
 * that it is in neither the state nor a diff.
 */
export const GATE_KEY = "gate";

export interface GateNote {
    /** What the program gives in exchange to each account that loses a number by this declaration. */
    readonly consent: readonly Move[];
    /** Where the consent is, if it is too long for the note; `null` otherwise. */
    readonly shared: SharedConsent | null;
    /** Assignments that the stack manages and the program no longer declares, as far as this declaration needs their numbers. */
    readonly abandoned: readonly Abandoned[];
    /**
     * What the gate expects of the engine; `null` if it could not tell, because a value came too late or the state could not be read.
     * `repair` restores what was changed by hand, and `leave` writes nothing.
     */
    readonly decision: "create" | "change" | "repair" | "leave" | null;
    /** Whether the run certainly covers the whole program. With `--target` or `--exclude` it does not. */
    readonly isWholeRun: boolean;
    /** The gate did not know all values of this declaration: only `check` can report its findings. */
    readonly judgedLate: boolean;
    /**
     * The file in which to note each write of the run; `null` for none. Every declaration of an `up` names it, because the engine
     * may create some before it checks others, and may leave others out.
     */
    readonly journal: string | null;
    /** What the gate looked up for this declaration. */
    readonly observed: ObservedFacts;
    /** Arguments whose values no message may show. The values themselves arrive in plain text. */
    readonly secretArguments: readonly string[];
}

const NOTHING: GateNote = {
    consent: [],
    shared: null,
    abandoned: [],
    decision: null,
    isWholeRun: false,
    journal: null,
    judgedLate: false,
    observed: NO_FACTS,
    secretArguments: [],
};

const Note = z
    .object({
        consent: z.array(Move),
        shared: SharedConsent,
        abandoned: z.array(Abandoned),
        decision: z.enum(["create", "change", "repair", "leave"]).nullable(),
        isWholeRun: z.boolean(),
        journal: z.string().nullable(),
        judgedLate: z.boolean(),
        observed: ObservedAnswers,
        secretArguments: z.array(z.string()),
    })
    .partial();

/** Reads the note. Anything but a note of the gate consents to nothing, and knows nothing. */
export function readGateNote(value: unknown): GateNote {
    const { data = {} } = Note.safeParse(parseJson(value));
    return {
        consent: data.consent ?? NOTHING.consent,
        shared: data.shared ?? NOTHING.shared,
        abandoned: data.abandoned ?? NOTHING.abandoned,
        decision: data.decision ?? NOTHING.decision,
        isWholeRun: data.isWholeRun ?? NOTHING.isWholeRun,
        journal: data.journal ?? NOTHING.journal,
        judgedLate: data.judgedLate ?? NOTHING.judgedLate,
        observed: data.observed ?? NOTHING.observed,
        secretArguments: data.secretArguments ?? NOTHING.secretArguments,
    };
}

/**
 * The note as an input; `undefined`, which the SDK leaves out, when it says nothing. It is one text, because the SDK, the engine and
 * the provider process convert every value of a nested input several times, which cost more than the rest of a preview.
 */
export function toGateInput(note: Partial<GateNote>): string | undefined {
    const entries = Object.entries(note).filter(
        ([, value]) =>
            value !== undefined && value !== null && value !== false && !(Array.isArray(value) && value.length === 0),
    );
    return entries.length === 0 ? undefined : JSON.stringify(Object.fromEntries(entries));
}

function parseJson(value: unknown): unknown {
    try {
        return typeof value === "string" ? JSON.parse(value) : undefined;
    } catch {
        return undefined;
    }
}
