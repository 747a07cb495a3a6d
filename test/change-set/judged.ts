import type * as pulumi from "@pulumi/pulumi";
import type { Managed } from "../../provider/change-set/managed";
import { judgeTenant } from "../../provider/gate/judge/judge-tenant";
import { parseDeclaration } from "../../provider/gate/program/parsed-declaration";
import type { PendingDeclaration } from "../../provider/gate/program/pending-declaration";
import { urnsOf } from "../../provider/gate/program/resource-urns";
import type { Connection } from "../../provider/lifecycle/run/run";
import { toGateInput } from "../../provider/observe/gate-note";
import { RESOURCE_TYPE } from "../../provider/schema/resource-type";
import { readState } from "../../provider/schema/state";
import type { Declared, State } from "./engine-in-process";

/** Judges a program as the gate does, whose first wave it is, and which declares nothing further. */
export async function judged(
    { tenant, description, configuration, reader }: Connection,
    program: readonly Declared[],
    state: State,
) {
    const wave = program.map(({ name, args, opts = {} }) => {
        const pending = { name, args, opts, resource: resourceOf(name, opts) } as unknown as PendingDeclaration;
        return parseDeclaration(pending, args);
    });
    const managed = [...state].map(([name, { outs }]): Managed => {
        const [urn = ""] = urnsOf(resourceOf(name), []) ?? [];
        return { urn, name, stored: readState(outs) };
    });
    const report = await judgeTenant(
        { configuration, opened: { tenant, description, warnings: [] }, reader },
        {
            wave,
            all: wave,
            seen: new Map(),
            state: { kind: "read", managed, secrets: new Set() },
            isFirst: true,
            isComplete: true,
        },
    );
    const withNotes = program.map((each, index): Declared => {
        const own = wave[index];
        return { ...each, note: toGateInput({ ...(own && report.notes.get(own)), isWholeRun: true }) };
    });
    return { report, withNotes };
}

function resourceOf(name: string, { protect }: Declared["opts"] & object = {}): pulumi.Resource {
    return { __protect: protect, __name: name, __pulumiType: RESOURCE_TYPE } as unknown as pulumi.Resource;
}
