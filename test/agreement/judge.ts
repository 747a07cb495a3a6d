import { applyAssignment, applyVoice } from "../../provider/lifecycle/apply/apply-declaration";
import type { Connection } from "../../provider/lifecycle/run/run";
import { observe } from "../../provider/observe/observe";
import { Program } from "../../provider/observe/program";
import { checkArguments, checkProgram, checkTenant } from "../../provider/rules";
import type { Finding } from "../../provider/rules/rule";
import type { RuleSettings } from "../../provider/rules/rule-settings";
import { hasWrites } from "../../provider/rules/situation";
import { readArguments } from "../../provider/schema/arguments";
import { toDeclaration } from "../../provider/schema/declaration";
import { EmbeddedTenant } from "../../provider/tenant/embedded";
import { ServiceError } from "../../provider/tenant/embedded/service-error";
import { connectedTo } from "../support/connection";
import type { Arguments, Pair } from "./programs";

export interface Preview {
    readonly findings: readonly Finding[];
    /** Whether the arguments are refused, so that a preview ends before it reads the tenant. */
    readonly isEarly: boolean;
    /** The declarations that lead to a write, or would if they were not refused. */
    readonly writing: readonly Arguments[];
    /** Rules that could not judge, because the tenant hides a fact. */
    readonly unjudged: readonly string[];
}

/**
 * The preset of the world's own behaviour. A release that may fail counts as refused.
 * @param mutant A rule that is to let everything pass.
 */
function settingsFor({ world }: Pair, mutant: string | null): RuleSettings {
    const severities = { "release-unlicensed": "error", ...(mutant === null ? {} : { [mutant]: "off" }) } as const;
    return { ruleset: world.behaviour, severities };
}

/** All that a preview says of a program, in the stages' order; later stages too, though a preview ends at the first that refuses. */
export async function preview(pair: Pair, { description, reader, configuration }: Connection): Promise<Preview> {
    const settings = configuration.rules;
    const declared = pair.program.map((args, index) => ({ name: `declaration ${index}`, args: readArguments(args) }));
    const findings = [
        ...declared.flatMap(({ args }) => checkArguments(args, settings)),
        ...checkProgram(declared, settings).map(({ finding }) => finding),
    ];
    const isEarly = findings.some(({ severity }) => severity === "error");
    const declarations = declared.map(({ args }) => toDeclaration(args));
    const program = new Program(declarations.filter(each => each !== null));
    const unjudged: string[] = [];
    const writing: Arguments[] = [];
    for (const [index, args] of pair.program.entries()) {
        const declaration = declarations[index];
        if (!declaration) {
            writing.push(args);
            continue;
        }
        const circumstances = { tenant: description, ruleset: settings.ruleset, replaced: null, program };
        const situation = await observe(reader, declaration, circumstances);
        if (hasWrites(situation)) writing.push(args);
        const judged = checkTenant(situation, settings);
        findings.push(...judged.findings);
        unjudged.push(...judged.notChecked.map(fact => /\((.+)\)$/.exec(fact)?.[1] ?? fact));
    }
    return { findings, isEarly, writing, unjudged };
}

export async function connectionTo(
    pair: Pair,
    mutant: string | null,
): Promise<Connection & { tenant: EmbeddedTenant }> {
    const tenant = EmbeddedTenant.inMemory(pair.world);
    return {
        ...(await connectedTo(tenant)),
        tenant,
        configuration: {
            tenant: "embedded",
            graph: null,
            powershell: null,
            auditLog: null,
            locations: null,
            world: null,
            tenantFile: "",
            tenantId: null,
            validation: "tenant",
            drift: "repair",
            plan: { maxRemovals: null, file: null, redacted: false, approved: null },
            rules: settingsFor(pair, mutant),
        },
    };
}

/** Carries a program out as the provider does, primary numbers first as the gate has it. @throws what a create throws. */
export async function carryOut({ program }: Pair, connection: Connection): Promise<void> {
    const declarations = program.map(args => toDeclaration(readArguments(args))).filter(each => each !== null);
    for (const each of primariesFirst(declarations, each => (each.form === "assignment" ? each.category : "Primary"))) {
        if (each.form === "voice") await applyVoice(connection, each, null);
        else await applyAssignment(connection, each, null, "");
    }
}

/** The same program by hand, against all advice, as somebody with PowerShell would: the first refusal, or `null`. */
export async function force(program: readonly Arguments[], tenant: EmbeddedTenant): Promise<ServiceError | null> {
    try {
        for (const args of primariesFirst(program, each => each.assignmentCategory ?? "Primary"))
            await forceOne(args, tenant);
        return null;
    } catch (error) {
        if (error instanceof ServiceError) return error;
        throw error;
    }
}

async function forceOne({ takeFrom, ...args }: Arguments, tenant: EmbeddedTenant): Promise<void> {
    const request = { ...args, ...(args.locationId === null ? { locationId: "null" } : {}) };
    const number = readArguments(args).phoneNumber;
    const canonical = number.state === "known" ? number.value.canonical : null;
    const [record] = canonical ? await tenant.findNumbers([canonical]) : [];
    const [loser] = typeof takeFrom === "string" ? await tenant.findAccounts([takeFrom]) : [];
    const [account] = typeof args.identity === "string" ? await tenant.findAccounts([args.identity]) : [];
    if (record?.holder && account && loser?.objectId === record.holder.objectId && loser.objectId !== account.objectId)
        tenant.service.remove({
            identity: loser.objectId,
            phoneNumber: record.number,
            phoneNumberType: record.type,
        });
    tenant.service.set(request as unknown as Parameters<EmbeddedTenant["service"]["set"]>[0]);
}

function primariesFirst<T>(all: readonly T[], category: (each: T) => unknown): readonly T[] {
    const isPrimary = (each: T) => category(each) === "Primary";
    return [...all.filter(isPrimary), ...all.filter(each => !isPrimary(each))];
}
