// Stands in for the engine of one program: the test sends messages, and this process calls the provider's verbs, one round at a time.
import process from "node:process";
import { TeamsPhoneError } from "../../../provider/errors";
import { v1 } from "../../../provider/lifecycle";

type Properties = Record<string, unknown>;

export type Order =
    | { readonly kind: "configure"; readonly config: Record<string, string> }
    /** Creates the resource that a later create replaces. */
    | { readonly kind: "own"; readonly inputs: Properties }
    /** Calls the verbs that the engine calls before create. */
    | { readonly kind: "prepare"; readonly inputs: Properties }
    | { readonly kind: "create" };

export type Report =
    | { readonly kind: "done" }
    | { readonly kind: "failed"; readonly code: string; readonly message: string };

let own: { id: string; outs: Properties; inputs: Properties } | null = null;
let wanted: Properties = {};

async function carryOut(order: Order): Promise<void> {
    switch (order.kind) {
        case "configure": {
            v1.configure({ config: { get: key => order.config[key] } });
            own = null;
            return;
        }
        case "own":
            own = { ...(await v1.create(order.inputs)), inputs: order.inputs };
            return;
        case "prepare": {
            wanted = order.inputs;
            const { failures } = await v1.check(own?.inputs ?? {}, wanted);
            if (failures[0]) throw new Error(failures[0].reason);
            if (own) await v1.diff(own.id, own.outs, wanted);
            return;
        }
        case "create":
            await v1.create(wanted);
    }
}

process.on("message", (order: Order) => {
    const report = (answer: Report) => process.send?.(answer);
    carryOut(order).then(
        () => report({ kind: "done" }),
        (error: Error) =>
            report({
                kind: "failed",
                code: error instanceof TeamsPhoneError ? error.code : "",
                message: error.message,
            }),
    );
});
