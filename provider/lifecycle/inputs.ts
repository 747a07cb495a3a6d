import { TeamsPhoneError } from "../errors";
import { type ArgumentsReading, readArguments } from "../schema/arguments";
import { type Declaration, declarationKey, toDeclaration } from "../schema/declaration";

export type Properties = Record<string, unknown>;

/** The inputs of one resource, parsed once for the verb that got them from the engine. */
export interface Inputs {
    readonly raw: Properties;
    readonly args: ArgumentsReading;
    /** `null` while a value that it needs is unknown, or when a rule refuses it. */
    readonly declaration: Declaration | null;
    /** `declarationKey`, which names the resource within the run; `null` while a value is unknown. */
    readonly key: string | null;
}

export function readInputs(raw: Properties): Inputs {
    const args = readArguments(raw);
    const declaration = toDeclaration(args);
    return { raw, args, declaration, key: declaration && declarationKey(declaration) };
}

/**
 * The declaration of inputs that `check` has accepted, complete for a write.
 * @throws TeamsPhoneError `arguments`, which is a defect of this package.
 */
export function declarationOf(inputs: Inputs): Declaration {
    if (inputs.declaration) return inputs.declaration;
    throw new TeamsPhoneError(
        "arguments",
        "The arguments are incomplete, although `check` accepted them: please report this.",
    );
}
