import type * as pulumi from "@pulumi/pulumi";
import { ARGUMENT_KEYS } from "../schema/arguments";
import { secretKeys, secretOutputs } from "./secret-arguments";

type Arguments = Record<string, unknown>;

/** A declaration that the gate holds, seen from inside. */
export interface Waiting {
    readonly name: string;
    readonly args: Arguments;
    readonly opts: pulumi.CustomResourceOptions;
    readonly secrets: Promise<readonly string[]>;
    readonly release: (passed: Passed) => void;
    resource: pulumi.Resource | null;
}
/** What a declaration is let go with. */
export interface Passed {
    readonly values: Arguments;
    readonly dependencies: readonly pulumi.Resource[];
}

/** What the gate holds back of a declaration until its wave has passed. */
export interface Held {
    readonly inputs: Arguments;
    /** Names of outputs that tell a secret argument; complete once the inputs have settled. */
    readonly secretOutputs: string[];
    /** Resources that have to be there first, beside those that the program names. */
    readonly dependencies: Promise<readonly pulumi.Resource[]>;
    /** Hands in the resource, which does not exist yet when its declaration is submitted. */
    constructed(resource: pulumi.Resource): void;
}

/** Keys that the gate itself may add to a declaration's inputs (`schema/arguments.ts`). */
const ADDED = ["consent", "judgedLate", "observed"];

/** Holds a declaration: what the resource's constructor needs of it, and what the gate does. */
export function hold(name: string, args: object, opts: pulumi.CustomResourceOptions): { held: Held; waiting: Waiting } {
    const own: Arguments = { ...args };
    const secrets = secretKeys(own);
    const hidden: string[] = [];
    const { promise: passed, resolve: release } = Promise.withResolvers<Passed>();
    const waiting: Waiting = { name, args: own, opts, secrets, release, resource: null };
    // Any other key is refused with the wave; in the SDK's hands `hasOwnProperty` or `urn` would end the program first.
    const keys = [...Object.keys(own).filter(key => ARGUMENT_KEYS.includes(key)), ...ADDED];
    // The provider process gets every value in plain text, and is told which ones its messages must not show.
    const secretArguments = Promise.all([secrets, passed]).then(([secret]) => {
        hidden.push(...secretOutputs(secret));
        return secret.length > 0 ? secret : undefined;
    });
    const held: Held = {
        inputs: {
            ...Object.fromEntries(keys.map(key => [key, passed.then(({ values }) => values[key])])),
            secretArguments,
        },
        secretOutputs: hidden,
        dependencies: passed.then(({ dependencies }) => dependencies),
        constructed: resource => {
            waiting.resource = resource;
        },
    };
    return { held, waiting };
}
