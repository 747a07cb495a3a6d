import type { Connection } from "../../provider/lifecycle/run/run";
import { SCHEMA_VERSION } from "../../provider/schema/state";
import type { EmbeddedTenant } from "../../provider/tenant/embedded";
import { connectedTo } from "../support/connection";
import { crowdedWorld, direct, person } from "../support/worlds/world";
import type { Declared, State } from "./engine-in-process";

/** An emergency location that is not validated. */
export const UNVALIDATED = "11111111-0000-4000-8000-000000000003";
const COUNT = 6;
export const numberOf = (index: number) => person(index).number;
/** The declaration `aN`, of the person `pN`. */
export const a = (
    index: number,
    of: number,
    more: Record<string, unknown> = {},
    opts: Record<string, unknown> = {},
): Declared => ({
    name: `a${index}`,
    args: direct(`p${index}`, numberOf(of), more),
    opts,
});

/** Everybody holds the number of the same index, except the last, whose number is free. */
export function world() {
    const { locations, numbers, ...rest } = crowdedWorld(COUNT, true);
    const [seattle] = locations;
    return {
        ...rest,
        numbers: numbers.map(({ holder: _, ...each }, index) => ({
            ...each,
            ...(index < COUNT - 1 && { holder: person(index).objectId }),
        })),
        locations: [...locations, { ...seattle, locationId: UNVALIDATED, validation: "notValidated" }],
    };
}

/** The state of a stack that has assigned these numbers. */
export function stateOf(program: readonly Declared[]): State {
    return new Map(
        program.map(({ name, args }) => {
            const index = Number(/\d+/.exec(name)?.[0]);
            const outs = {
                identity: person(index).userPrincipalName,
                accountObjectId: person(index).objectId,
                accountType: "user",
                displayName: person(index).userPrincipalName,
                tenantId: crowdedWorld(1, false).tenant.id,
                schemaVersion: SCHEMA_VERSION,
                phoneNumber: args.phoneNumber,
                phoneNumberType: "DirectRouting",
                assignmentCategory: args.assignmentCategory ?? "Primary",
                locationId: args.locationId ?? null,
                locationDeclared: args.locationId !== undefined,
                enterpriseVoiceEnabled: true,
                previousEnterpriseVoiceEnabled: null,
                activationState: "activated",
            };
            return [name, { id: String(args.phoneNumber), inputs: args, outs }];
        }),
    );
}

/** A run of its own on this tenant. */
export async function connectionTo(tenant: EmbeddedTenant): Promise<Connection> {
    const connection = await connectedTo(tenant);
    connection.run.connect = async () => connection;
    return connection;
}
