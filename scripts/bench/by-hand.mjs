import path from "node:path";
import { ROOT } from "../spawn.mjs";

const TENANT = JSON.stringify(path.join(ROOT, "dist/tenant/embedded"));

/** A provider as one would write it without this package: every verb opens the tenant and works step by step. */
export const BY_HAND = `
const pulumi = require("@pulumi/pulumi");
const provider = {
    async create(inputs) {
        const { EmbeddedTenant } = require(${TENANT});
        const tenant = EmbeddedTenant.open({ file: ".teams-phone/tenant.db", world: "world.yaml" });
        const [account] = await tenant.findAccounts([inputs.identity]);
        const change = { kind: "assign", account: account.objectId, number: inputs.phoneNumber, type: inputs.phoneNumberType, category: "Primary" };
        const [outcome] = await tenant.apply([change]);
        if (outcome.kind !== "done") throw new Error(outcome.message);
        const [number] = await tenant.findNumbers([inputs.phoneNumber]);
        tenant.close();
        return { id: inputs.phoneNumber, outs: { ...inputs, holder: number.holder.objectId } };
    },
    async read(id, props) {
        const { EmbeddedTenant } = require(${TENANT});
        const tenant = EmbeddedTenant.open({ file: ".teams-phone/tenant.db", world: "world.yaml" });
        const [number] = await tenant.findNumbers([id]);
        tenant.close();
        return { id, props: { ...props, holder: number.holder.objectId } };
    },
    async delete(id, props) {
        const { EmbeddedTenant } = require(${TENANT});
        const tenant = EmbeddedTenant.open({ file: ".teams-phone/tenant.db", world: "world.yaml" });
        await tenant.apply([{ kind: "release", number: id, type: props.phoneNumberType, expectedHolder: props.holder }]);
        tenant.close();
    },
};
class Assignment extends pulumi.dynamic.Resource {
    constructor(name, args) { super(provider, name, { ...args, holder: undefined }); }
}
for (const [name, args] of require("./declarations.json")) new Assignment(name, args);
`;
