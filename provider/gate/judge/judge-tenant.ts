import type { ChangeSet } from "../../change-set/change-set";
import { comparisonOf, type Decision, decide, isNameInDoubt } from "../../change-set/decision";
import { type Accepted, planProgram } from "../../change-set/plan-program";
import { identityKeysOf } from "../../model/identity";
import type { GateNote } from "../../observe/gate-note";
import { type Circumstances, observe } from "../../observe/observe";
import { Program } from "../../observe/program";
import { Recorder } from "../../observe/recorder";
import type { Plan } from "../../plan/step";
import { heldOtherwise } from "../../rules/held-otherwise";
import { numberTaken } from "../../rules/number-taken";
import { primaryExists } from "../../rules/primary-exists";
import { hasWrites, type Situation } from "../../rules/situation";
import type { AssignmentDeclaration } from "../../schema/declaration";
import { assignmentIn } from "../../schema/state";
import type { Connected } from "../connect";
import type { ParsedDeclaration } from "../program/parsed-declaration";
import { abandonedIn } from "../state/abandoned";
import type { StackState } from "../state/stack-state";
import { Exchanges } from "./exchanges";
import { judgeRemovals } from "./judge-removals";
import type { Judged, Looked } from "./judged";
import { withObstacles } from "./obstacles";
import { type Paired, pairWithState, storedIn } from "./pairing";
import type { Reported, TenantReport } from "./tenant-report";

/**
 * Whether a number may be released depends on what the engine replaces. Where the gate does not know that, `check` applies these
 * rules.
 */
const NEEDS_STATE = [numberTaken.code, primaryExists.code, heldOtherwise.code];
/** A declaration asks about three things: its account, its number, and a holder or a location. */
const QUESTIONS_EACH = 3;
const NO_CHANGES: ChangeSet = { entries: [], accounts: new Map(), refused: [] };

/** The plans of circular exchanges, by the numbers of the declarations that they also serve: all have the same one. */
type SharedPlans = Map<string, { readonly numbers: ReadonlySet<string>; readonly plan: Plan }>;

/** What a wave is judged with. */
export interface Judging {
    readonly wave: readonly ParsedDeclaration[];
    /** Every declaration so far, including this wave. */
    readonly all: readonly ParsedDeclaration[];
    /** The situations of earlier waves, to which this one is added. */
    readonly seen: Map<ParsedDeclaration, Situation>;
    readonly state: StackState;
    /** Whether the wave is the program's first. Only then does the report show what the program does not declare. */
    readonly isFirst: boolean;
    /** Whether the program certainly declares nothing after this wave. */
    readonly isComplete: boolean;
}

/** Judges a wave of declarations against the tenant's facts and the stack's state, and plans what the run will do. */
export async function judgeTenant(connected: Connected, judging: Judging): Promise<TenantReport> {
    const { opened, reader, configuration } = connected;
    const { wave, all, seen, state } = judging;
    const late = wave.filter(({ declaration }) => !declaration).map(({ name }) => name);
    if (!opened || !reader)
        return {
            refused: [],
            findings: [],
            changeSet: NO_CHANGES,
            observed: null,
            secrets: new Set(),
            managed: [],
            notChecked: [],
            late,
            notes: new Map(),
        };
    reader.expect(wave.length * QUESTIONS_EACH);
    const managed =
        state.kind === "read" ? state.managed.filter(({ stored }) => stored.tenantId === opened.description.id) : [];
    const pairs = state.kind === "read" ? pairWithState(all, managed) : new Map<ParsedDeclaration, Paired>();
    const pairedOf = (each: ParsedDeclaration): Paired => {
        const paired = pairs.get(each);
        return paired === undefined ? "unknown" : paired;
    };
    const circumstances = {
        tenant: opened.description,
        ruleset: configuration.rules.ruleset,
        program: new Program(all.flatMap(({ declaration }) => (declaration ? [declaration] : []))),
    };
    const looked = (await Promise.all(wave.map(each => look(each, pairedOf(each), reader, circumstances)))).flat();
    for (const { declared, situation } of looked) seen.set(declared, situation);
    const accountOf = (each: ParsedDeclaration) => seen.get(each)?.account ?? null;
    const abandoned = judging.isComplete ? abandonedIn(managed, all, accountOf, opened.description.id) : [];
    const exchanges = new Exchanges(seen.values(), abandoned);
    const first: Judged[] = [];
    const plans: SharedPlans = new Map();
    for (const each of looked) {
        const permits = exchanges.of(each.situation);
        const situation = await permitted(each, permits, plans);
        first.push({ ...each, situation, permits, decision: decisionOf(each, situation, configuration) });
    }
    const judged = withObstacles(first, NEEDS_STATE, configuration.drift, (each, situation) =>
        decisionOf(each, situation, configuration),
    );
    const paired = new Set([...pairs.values()]);
    const observed = new Recorder(reader);
    for (const { recorder } of judged) observed.learn(recorder.facts);
    const changeSet = await planProgram({
        ...circumstances,
        observed,
        declared: judged.flatMap(accepted),
        removed: judging.isFirst ? managed.filter(each => !paired.has(each)) : [],
    });
    const removals = await judgeRemovals(changeSet, observed, circumstances.tenant, configuration.rules);
    return reportOf(judged, removals, {
        changeSet,
        observed,
        managed,
        late,
        secrets: state.kind === "read" ? withNames(state.secrets, changeSet) : new Set(),
    });
}

function decisionOf({ paired, comparison }: Looked, situation: Situation, configuration: Connected["configuration"]) {
    return decide(situation, storedIn(paired), comparison, configuration);
}

/** An account that the state has as a secret may have other names today. */
function withNames(secrets: ReadonlySet<string>, { accounts }: ChangeSet): ReadonlySet<string> {
    const hidden = [...accounts.values()].filter(each => secrets.has(each.objectId));
    return new Set([...secrets, ...hidden.flatMap(each => [each.displayName, ...identityKeysOf(each)])]);
}

async function look(
    declared: ParsedDeclaration,
    paired: Paired,
    reader: NonNullable<Connected["reader"]>,
    known: Omit<Circumstances, "replaced">,
): Promise<Looked[]> {
    const { declaration } = declared;
    if (!declaration) return [];
    const recorder = new Recorder(reader);
    const stored = storedIn(paired);
    const account = stored && (await recorder.account(declaration.identity.text));
    const isInDoubt = isNameInDoubt(declaration, stored, account);
    const comparison = comparisonOf(declaration, stored, account);
    const replaced = comparison?.kind === "replace" ? assignmentIn(stored) : null;
    const circumstances = { ...known, replaced, findsNamesakes: true };
    const situation = await observe(recorder, declaration, circumstances);
    return [
        {
            declared,
            paired: isInDoubt ? "unknown" : paired,
            recorder,
            facts: recorder.facts,
            circumstances,
            comparison,
            situation,
        },
    ];
}

/** Plans again with the numbers that the declaration may take. */
async function permitted(
    { recorder, situation, circumstances }: Looked,
    permits: Judged["permits"],
    plans: SharedPlans,
): Promise<Situation> {
    const { consent, abandoned } = permits;
    if (consent.length === 0 && abandoned.length === 0) return situation;
    const desired = { ...situation.declaration, ...permits } as AssignmentDeclaration;
    const known = plans.get(desired.number);
    if (known?.numbers.size === consent.length + 1 && consent.every(({ number }) => known.numbers.has(number)))
        return observe(recorder, desired, { ...circumstances, plan: known.plan });
    const planned = await observe(recorder, desired, circumstances);
    const { plan } = planned;
    const numbers = new Set([desired, ...consent].map(({ number }) => number));
    if (plan?.kind === "steps" && abandoned.length === 0)
        for (const { number } of consent) plans.set(number, { numbers, plan });
    return planned;
}

/** The declaration as the planner takes it, unless a rule refuses it. */
function accepted({ declared, paired, situation, decision }: Judged): Accepted[] {
    const { comparison, drift, isRepaired, isRefused } = decision;
    if (paired !== "unknown" && isRefused) return [];
    // Nothing is to be written for it: whether the engine adopts it or has it already is not known.
    const isSettled = paired === "unknown" && !hasWrites(situation);
    return [
        {
            name: declared.name,
            declaration: situation.declaration,
            account: situation.account?.objectId ?? null,
            managed: paired === "unknown" ? null : paired,
            comparison: isSettled ? { kind: "same" } : comparison,
            drift,
            isRepaired,
        },
    ];
}

function reportOf(
    judged: readonly Judged[],
    removals: Pick<TenantReport, "findings" | "notChecked">,
    rest: Pick<TenantReport, "changeSet" | "observed" | "managed" | "late" | "secrets">,
): TenantReport {
    const findings = judged.map(({ declared, paired, situation, decision }) => {
        const isUnknown = paired === "unknown";
        const own = decision.findings
            .filter(({ code }) => !(isUnknown && NEEDS_STATE.includes(code)))
            .map(finding => ({
                resource: declared.name,
                finding,
                isRefusedIfChanged: isUnknown && finding.severity === "error" && hasWrites(situation),
            }));
        return { isRefused: !isUnknown && decision.isRefused, own };
    });
    const isError = ({ finding }: Reported) => finding.severity === "error";
    return {
        ...rest,
        refused: findings.flatMap(({ isRefused, own }) => (isRefused ? own.filter(isError) : [])),
        findings: [
            ...findings.flatMap(({ isRefused, own }) => (isRefused ? own.filter(each => !isError(each)) : own)),
            ...removals.findings,
        ],
        notChecked: [...new Set([...judged.flatMap(({ decision }) => decision.notChecked), ...removals.notChecked])],
        notes: new Map(judged.map(each => [each.declared, noteOf(each)])),
    };
}

function noteOf({ paired, facts, permits, decision }: Judged): Partial<GateNote> {
    return { ...permits, decision: paired === "unknown" ? null : expectationOf(decision), observed: facts };
}

function expectationOf({ comparison, isRepaired }: Decision): GateNote["decision"] {
    if (comparison === null) return "create";
    if (comparison.kind !== "same") return "change";
    return isRepaired ? "repair" : "leave";
}
