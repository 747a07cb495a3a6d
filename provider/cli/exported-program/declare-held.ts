import { decide } from "../../change-set/decision";
import type { TenantDescription } from "../../model/tenant";
import { allowKnownNumber } from "../../observe/allow-known-number";
import { observe } from "../../observe/observe";
import { Program } from "../../observe/program";
import type { Reader } from "../../observe/reader";
import { checkArguments, checkProgram } from "../../rules";
import { accountType } from "../../rules/account-type";
import { onPremisesNumber } from "../../rules/on-premises-number";
import type { Finding } from "../../rules/rule";
import type { RuleSettings } from "../../rules/rule-settings";
import { hasWrites } from "../../rules/situation";
import { type ArgumentsReading, readArguments } from "../../schema/arguments";
import { toDeclaration } from "../../schema/declaration";
import { declarationArguments, resourceName } from "./declaration-arguments";
import type { HeldByAccount } from "./used-numbers";

export interface NotDeclared {
    readonly held: HeldByAccount;
    /** Continues a sentence that begins with the number. */
    readonly reason: string;
}

export interface DeclaredNumbers {
    readonly declared: readonly HeldByAccount[];
    readonly notDeclared: readonly NotDeclared[];
}

interface Candidate {
    readonly held: HeldByAccount;
    readonly args: ArgumentsReading;
}

/** The service changes nothing about a number of such an account, so that no declaration of it could ever be carried out. */
const NOT_MANAGEABLE = [accountType.code, onPremisesNumber.code];

/** Sorts out which numbers can be declared as they are, by the rules that a preview applies. */
export async function declareHeld(
    all: readonly HeldByAccount[],
    {
        reader,
        tenant,
        rules,
    }: { readonly reader: Reader; readonly tenant: TenantDescription; readonly rules: RuleSettings },
): Promise<DeclaredNumbers> {
    const notDeclared: NotDeclared[] = [];
    const candidates: Candidate[] = [];
    for (const held of all) {
        const args = readArguments(declarationArguments(held), []);
        const reason = await reasonAgainst({ held, args });
        if (reason === null) candidates.push({ held, args });
        else notDeclared.push({ held, reason });
    }
    const program = candidates.map(({ held, args }) => ({ name: resourceName(held), args }));
    const conflicts = new Map(
        checkProgram(program, rules).flatMap(({ resource, finding }) =>
            finding.severity === "error" ? [[resource, textOf(finding)] as const] : [],
        ),
    );
    const declared: HeldByAccount[] = [];
    for (const { held } of candidates) {
        const reason = conflicts.get(resourceName(held));
        if (reason === undefined) declared.push(held);
        else notDeclared.push({ held, reason });
    }
    return { declared, notDeclared };

    async function reasonAgainst({ held, args }: Candidate): Promise<string | null> {
        const offline = await allowKnownNumber(checkArguments(args, rules), args, reader);
        const [error] = offline.filter(isError);
        if (error) return textOf(error);
        const declaration = toDeclaration(args);
        if (declaration === null) return "has a value that cannot be declared";
        const circumstances = { tenant, ruleset: rules.ruleset, replaced: null, program: new Program([declaration]) };
        const situation = await observe(reader, declaration, circumstances);
        const errors = decide(situation, null, null, { rules, drift: "repair" }).findings.filter(isError);
        const blocking = errors.find(({ code }) => hasWrites(situation) || NOT_MANAGEABLE.includes(code));
        if (blocking) return textOf(blocking);
        if ((await reader.number(held.number))?.source === "onPremises")
            return "is synchronised from on-premises Active Directory, where it can only be changed";
        return hasWrites(situation) ? "could not be declared without a write" : null;
    }
}

function isError({ severity }: Finding): boolean {
    return severity === "error";
}

function textOf({ property, message, code }: Finding): string {
    return `cannot be declared: ${property === null ? "it" : `\`${property}\``} ${message} [${code}]`;
}
