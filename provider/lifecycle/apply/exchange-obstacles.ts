import { describeAccount } from "../../messages/describe-account";
import { declarationOfMove, partnersIn, programOfExchange } from "../../observe/exchange-members";
import { observe } from "../../observe/observe";
import type { Reader } from "../../observe/reader";
import { checkTenant } from "../../rules";
import { inSentence } from "../../rules/rule";
import type { Situation } from "../../rules/situation";
import type { Connection } from "../run/run";

const NOT_INCLUDED =
    "but this run has not checked that declaration. With `--target` or `--exclude`, include every declaration of the exchange. Without them, run `pulumi up` with a higher `--parallel`, and without `dependsOn` between these declarations.";

/** Why the exchange that a plan carries out must not be made: it writes a declaration that the run leaves out, or that a rule refuses. */
export async function exchangeObstacles(
    { run, configuration, description }: Connection,
    situation: Situation,
    reader: Reader,
): Promise<readonly string[]> {
    const { declaration, plan } = situation;
    const partners = partnersIn(situation);
    if (declaration.form === "voice" || !plan || partners.length === 0) return [];
    const program = programOfExchange(declaration);
    const obstacles = partners.map(async (move): Promise<readonly string[]> => {
        const other = await observe(reader, declarationOfMove(move), {
            tenant: description,
            ruleset: configuration.rules.ruleset,
            replaced: null,
            program,
            plan,
        });
        const who = other.account ? describeAccount(other.account) : `the account ${move.account}`;
        const begin = `${who} would get ${move.number}, `;
        if (!run.partners.includes(move.key)) return [`${begin}${NOT_INCLUDED}`];
        const { findings } = checkTenant(other, configuration.rules);
        const errors = findings.filter(({ severity }) => severity === "error");
        return errors.map(each => `${begin}which is refused: ${inSentence(each)}`);
    });
    return (await Promise.all(obstacles)).flat();
}
