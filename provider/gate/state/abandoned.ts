import type { Managed } from "../../change-set/managed";
import type { Account } from "../../model/account";
import { withoutScheme } from "../../model/identity";
import { known } from "../../schema/arguments";
import type { Abandoned } from "../../schema/moves";
import { isVoice } from "../../schema/state";
import type { ParsedDeclaration } from "../program/parsed-declaration";

/**
 * The assignments that the stack manages and the program does not declare. It finds none while a declaration has a number or an
 * identity that is not known yet, which may turn out to be one of them.
 *
 * @param accountOf The account that a declared identity names; `null` if there is none.
 */
export function abandonedIn(
    managed: readonly Managed[],
    declared: readonly ParsedDeclaration[],
    accountOf: (declared: ParsedDeclaration) => Account | null,
    tenantId: string,
): readonly Abandoned[] {
    const claims = declared.map(each => claimOf(each, accountOf(each)));
    if (claims.includes("unknown")) return [];
    return managed.flatMap(({ stored }) => {
        if (isVoice(stored) || stored.tenantId !== tenantId) return [];
        const { phoneNumber: number, accountObjectId: account, identity } = stored;
        const isDeclared = claims.some(
            claim =>
                claim !== null &&
                claim !== "unknown" &&
                claim.number === number &&
                (claim.account === account || claim.name === identity.toLowerCase()),
        );
        return isDeclared ? [] : [{ account, number }];
    });
}

/** The number that a declaration claims, the account that it is for and the name that it gives it; `null` for a flag. */
function claimOf({ args, declaration }: ParsedDeclaration, account: Account | null) {
    if (declaration?.form === "voice") return null;
    const identity = declaration?.identity ?? known(args.identity);
    const number = declaration?.number ?? known(args.phoneNumber)?.canonical;
    if (!identity || !number) return known(args.enterpriseVoiceEnabled) === undefined ? "unknown" : null;
    return { number, name: withoutScheme(identity.key), account: account?.objectId ?? identity.key };
}
