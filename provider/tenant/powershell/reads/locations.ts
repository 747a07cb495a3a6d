import type { EmergencyLocation, LocationQuery } from "../../../model/location";
import { GUID } from "../../../schema/identity";
import { findIn } from "../../locations/find-in";
import { toLocation as fromRow, LocationRow } from "../../locations/location-row";
import type { Output } from "../cmdlets";
import { CmdletError } from "../session/cmdlet-error";
import type { Session } from "../session/session";
import { member } from "./canonical";

const PAGE_SIZE = 1_000;
const VALIDATIONS = ["validated", "invalid", "notValidated"] as const;

/** The tenant's emergency locations, which are read once. */
export class Locations {
    #all: Promise<readonly EmergencyLocation[]> | null = null;

    constructor(private readonly session: Session) {}

    /**
     * The locations that match every given key. Whether the cmdlet's own filters ignore case is not documented, so only a LocationId
     * is asked for by itself; for the other keys, the list is searched here.
     */
    async find(query: LocationQuery): Promise<readonly EmergencyLocation[]> {
        const { locationId } = query;
        if (locationId === undefined) return findIn(await this.#list(), query);
        if (!GUID.test(locationId)) return [];
        return findIn(await this.#byId(locationId), query);
    }

    async #byId(locationId: string): Promise<readonly EmergencyLocation[]> {
        try {
            return (await this.session.read("Get-CsOnlineLisLocation", { LocationId: locationId })).map(toLocation);
        } catch (error) {
            if (error instanceof CmdletError && error.isNotFound) return [];
            throw error;
        }
    }

    #list(): Promise<readonly EmergencyLocation[]> {
        this.#all ??= this.#pages().catch(error => {
            this.#all = null;
            throw error;
        });
        return this.#all;
    }

    /** A page without a new row is the end: the service may return fewer rows than it was asked for, or ignore what to skip. */
    async #pages(): Promise<readonly EmergencyLocation[]> {
        const found = new Map<string, EmergencyLocation>();
        for (let skip = 0; ; ) {
            const page = await this.session.read("Get-CsOnlineLisLocation", {
                ResultSize: PAGE_SIZE,
                NumberOfResultsToSkip: skip,
            });
            const size = found.size;
            for (const location of page.map(toLocation)) found.set(location.locationId, location);
            if (found.size === size) return [...found.values()];
            skip += page.length;
        }
    }
}

function toLocation(row: Output<"Get-CsOnlineLisLocation">): EmergencyLocation {
    return {
        ...fromRow(new LocationRow(column => row[column] ?? "")),
        validation: member(VALIDATIONS, row.ValidationStatus) ?? "unknown",
    };
}
