import { checkArguments } from "../rules";
import { readArguments, toDeclaration } from "../schema/arguments";
import { claim } from "./claims";
import { configurationOfStack } from "./connect";

type Properties = Record<string, unknown>;

/**
 * Judges the arguments once more, now with values that the program's gate could not know, and notes what this run declares.
 * The inputs stay as the user spelled them.
 */
export async function check(_olds: Properties, news: Properties) {
    const args = readArguments(news);
    const errors = checkArguments(args, configurationOfStack().rules).filter(finding => finding.severity === "error");
    const declaration = toDeclaration(args);
    if (declaration && errors.length === 0) claim(declaration);
    return {
        inputs: news,
        failures: errors.map(({ code, property, message }) => ({
            property: property ?? "",
            reason: `${property ?? "This declaration"} ${message} [${code}]`,
        })),
    };
}
