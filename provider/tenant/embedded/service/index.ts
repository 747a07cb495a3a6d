import type { DatabaseSync } from "node:sqlite";
import { accountRow } from "../database/rows";
import { transact } from "../database/store";
import { countActivationRead } from "../faults/pending-activation";
import type { ServiceOperation } from "../faults/service-fault";
import { withFaults } from "../faults/with-faults";
import { type GetLocation, getOnlineLisLocation } from "./cmdlets/get-online-lis-location";
import { type GetAssignment, getPhoneNumberAssignment } from "./cmdlets/get-phone-number-assignment";
import { type RemoveAll, type RemoveSome, removePhoneNumberAssignment } from "./cmdlets/remove-phone-number-assignment";
import { type SetAssignment, type SetAttribute, setPhoneNumberAssignment } from "./cmdlets/set-phone-number-assignment";
import { parseNumber } from "./parse";
import { type Unassign, unassignNumber } from "./unassign-number";
import { type UpdateNumber, updateNumber } from "./update-number";

/** The cmdlets. Each write runs in a transaction of its own, and every call meets the queued faults. */
export class Service {
    constructor(private readonly database: DatabaseSync) {}

    /** Set-CsPhoneNumberAssignment. @throws ServiceError or ConnectionLost */
    set(request: SetAssignment | SetAttribute): void {
        this.#withFaults("set", request, () =>
            transact(this.database, () => setPhoneNumberAssignment(this.database, request)),
        );
    }

    /**
     * Remove-CsPhoneNumberAssignment.
     * @param guard Runs first, in the same transaction; throws to prevent the release.
     * @throws ServiceError or ConnectionLost
     */
    remove(request: RemoveSome | RemoveAll, guard: () => void = () => undefined): void {
        this.#withFaults("remove", request, () =>
            transact(this.database, () => {
                guard();
                removePhoneNumberAssignment(this.database, request);
            }),
        );
    }

    /** Graph's `unassignNumber`: releases a number without naming its holder. @throws ServiceError or ConnectionLost */
    unassign(request: Unassign): void {
        this.#withFaults("remove", request, () =>
            transact(this.database, () => unassignNumber(this.database, request)),
        );
    }

    /** Graph's `updateNumber`: changes a number's location, network site and lookup options. @throws ServiceError or ConnectionLost */
    update(request: UpdateNumber): void {
        this.#withFaults("set", request, () => transact(this.database, () => updateNumber(this.database, request)));
    }

    /** Get-CsPhoneNumberAssignment. @throws ServiceError or ConnectionLost */
    get(request: GetAssignment) {
        const rows = this.#withFaults("get", request, () => getPhoneNumberAssignment(this.database, request));
        for (const { number } of rows) countActivationRead(this.database, number);
        return rows;
    }

    /** Get-CsOnlineLisLocation. @throws ServiceError or ConnectionLost */
    locations(request: GetLocation) {
        return this.#withFaults("locations", {}, () => getOnlineLisLocation(this.database, request));
    }

    #withFaults<T>(operation: ServiceOperation, named: { identity?: string; phoneNumber?: string }, call: () => T): T {
        const account =
            named.identity === undefined ? null : (accountRow(this.database, named.identity)?.object_id ?? null);
        return withFaults(this.database, operation, { number: canonical(named.phoneNumber), account }, call);
    }
}

function canonical(text: string | undefined): string | null {
    try {
        return text === undefined ? null : parseNumber(text).number;
    } catch {
        return null;
    }
}
