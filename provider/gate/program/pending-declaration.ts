import type * as pulumi from "@pulumi/pulumi";
import { plainText } from "../../messages/text";
import { GATE_KEY, type GateNote, toGateInput } from "../../observe/gate-note";
import { ARGUMENT_KEYS } from "../../schema/arguments";
import { secretKeys, secretOutputs } from "./secret-arguments";

type Arguments = Record<string, unknown>;

/** What a declaration is released with once its wave is validated. */
interface Release {
    readonly values: Arguments;
    readonly note: Partial<GateNote>;
    /** Resources that must exist first, beside those that the program names. */
    readonly dependencies: readonly pulumi.Resource[];
}

/** A declaration whose inputs stay pending until the gate releases them. */
export class PendingDeclaration {
    /** A copy, because the SDK changes the object that it is given. */
    readonly args: Arguments;
    readonly inputs: Arguments;
    /** Names of the arguments that the program marked as secret. It may resolve late: see `secretKeys`. */
    readonly secrets: Promise<readonly string[]>;
    /** Names of outputs that show a secret argument; complete once the inputs have settled. */
    readonly secretOutputs: string[] = [];
    readonly dependencies: Promise<readonly pulumi.Resource[]>;
    /** The resource, which does not exist yet when its constructor submits the declaration. */
    resource: pulumi.Resource | null = null;
    /** As messages show it: a program may take it from a directory. */
    readonly name: string;
    readonly #resolve: (release: Release) => void;
    readonly #reject: (error: unknown) => void;

    constructor(
        name: string,
        args: object,
        readonly opts: pulumi.CustomResourceOptions,
    ) {
        this.name = plainText(name);
        this.args = { ...args };
        this.secrets = secretKeys(this.args);
        const { promise, resolve, reject } = Promise.withResolvers<Release>();
        this.#resolve = resolve;
        this.#reject = reject;
        this.dependencies = promise.then(({ dependencies }) => dependencies);
        // The wave refuses any other key; handed to the SDK, `hasOwnProperty` or `urn` would end the program before that.
        const keys = Object.keys(this.args).filter(key => ARGUMENT_KEYS.includes(key));
        const note = Promise.all([this.secrets, promise]).then(([secretArguments, release]) => {
            this.secretOutputs.push(...secretOutputs(secretArguments));
            return toGateInput({ ...release.note, secretArguments: [...secretArguments] });
        });
        this.inputs = {
            ...Object.fromEntries(keys.map(key => [key, promise.then(({ values }) => values[key])])),
            [GATE_KEY]: note,
        };
        // The SDK awaits the dependencies before the inputs. If it fails at them, nothing awaits the rest.
        for (const each of [this.dependencies, ...Object.values(this.inputs)])
            (each as Promise<unknown>).catch(() => undefined);
    }

    release(release: Release): void {
        this.#resolve(release);
    }

    /** Makes the registration of the resource fail with this error, and with it everything that waits for its outputs. */
    refuse(error: unknown): void {
        this.#reject(error);
    }
}
