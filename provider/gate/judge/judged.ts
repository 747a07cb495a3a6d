import type { Decision } from "../../change-set/decision";
import type { Circumstances } from "../../observe/observe";
import type { ObservedFacts } from "../../observe/observed-facts";
import type { Recorder } from "../../observe/recorder";
import type { Situation } from "../../rules/situation";
import type { ParsedDeclaration } from "../program/parsed-declaration";
import type { Exchanges } from "./exchanges";
import type { Paired } from "./pairing";

/** A declaration with what the tenant shows of it. */
export interface Looked {
    readonly declared: ParsedDeclaration;
    readonly paired: Paired;
    readonly recorder: Recorder;
    /** What was looked up for it, without what an exchange needs: the other declarations of it have that. */
    readonly facts: ObservedFacts;
    readonly circumstances: Circumstances;
    readonly comparison: Decision["comparison"];
    readonly situation: Situation;
}

/** What the gate decides about it, and which numbers it may take. */
export type Judged = Looked & { readonly decision: Decision; readonly permits: ReturnType<Exchanges["of"]> };
