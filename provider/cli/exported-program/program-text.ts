import { describeAccount } from "../../messages/describe-account";
import { codePoint } from "../../messages/text";
import type { EmergencyLocation } from "../../model/location";
import type { TenantDescription } from "../../model/tenant";
import { declarationArguments, resourceName } from "./declaration-arguments";
import type { DeclaredNumbers } from "./declare-held";
import type { Elsewhere, HeldByAccount } from "./used-numbers";

/** A TypeScript program that declares these numbers. The same tenant always leads to the same text. */
export function programText(
    { declared, notDeclared }: DeclaredNumbers,
    elsewhere: readonly Elsewhere[],
    tenant: TenantDescription,
    locations: ReadonlyMap<string, EmergencyLocation>,
): string {
    const others = [
        ...notDeclared.map(({ held, reason }) => `${held.number} of ${describeAccount(held.account)} ${reason}`),
        ...elsewhere.map(({ number, reason }) => `${number} ${reason}`),
    ].sort();
    const paragraphs = [
        'import { PhoneNumberAssignment } from "pulumi-teams-phone";',
        [
            comment(`The numbers that accounts of ${tenant.name} (${tenant.id}) hold, as they are.`),
            comment("`pulumi up` adopts them without a write. Free numbers are not listed."),
        ].join("\n"),
        ...declared.map(held => declarationText(held, locations)),
        ...(others.length === 0 ? [] : [[comment("Not declared:"), ...others.map(comment)].join("\n")]),
    ];
    return `${paragraphs.join("\n\n")}\n`;
}

function declarationText(held: HeldByAccount, locations: ReadonlyMap<string, EmergencyLocation>): string {
    const lines = Object.entries(declarationArguments(held)).map(([key, value]) => {
        const location = key === "locationId" ? locations.get(String(value)) : undefined;
        const note = location ? ` ${comment(`${location.description}, ${location.address}`)}` : "";
        return `    ${key}: ${JSON.stringify(value)},${note}`;
    });
    const opening = `new PhoneNumberAssignment(${JSON.stringify(resourceName(held))}, {`;
    return [comment(held.account.displayName), opening, ...lines, "});"].join("\n");
}

/** One line even if the text has several, because users choose their own display names. */
function comment(text: string): string {
    return `// ${text.replace(/[\p{C}\p{Zl}\p{Zp}]/gu, codePoint)}`;
}
