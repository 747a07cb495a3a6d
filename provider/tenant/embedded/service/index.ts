import type { DatabaseSync } from "node:sqlite";
import { accountRow } from "../database/rows";
import { transact } from "../database/store";
import { underFaults } from "../faults/fault-queue";
import { countActivationRead } from "../faults/pending-activation";
import type { FaultyOperation } from "../faults/service-fault";
import { type GetLocation, getOnlineLisLocation } from "./get-online-lis-location";
import { type GetAssignment, getPhoneNumberAssignment } from "./get-phone-number-assignment";
import { parseNumber } from "./parse";
import { type RemoveAll, type RemoveSome, removePhoneNumberAssignment } from "./remove-phone-number-assignment";
import { type SetAssignment, type SetAttribute, setPhoneNumberAssignment } from "./set-phone-number-assignment";
import { type Unassign, unassignNumber } from "./unassign-number";
import { type UpdateNumber, updateNumber } from "./update-number";

/** The cmdlets, each call a transaction of its own and under the faults in force. */
export class Service {
    constructor(private readonly database: DatabaseSync) {}

    /** Set-CsPhoneNumberAssignment. @throws ServiceError or ConnectionLost */
    set(request: SetAssignment | SetAttribute): void {
        this.#call("set", request, () =>
            transact(this.database, () => setPhoneNumberAssignment(this.database, request)),
        );
    }

    /** Remove-CsPhoneNumberAssignment. @param guard runs first, in the same transaction. @throws ServiceError or ConnectionLost */
    remove(request: RemoveSome | RemoveAll, guard: () => void = () => undefined): void {
        this.#call("remove", request, () =>
            transact(this.database, () => {
                guard();
                removePhoneNumberAssignment(this.database, request);
            }),
        );
    }

    /** What Graph offers in its place: a release that names no holder. @throws ServiceError or ConnectionLost */
    unassign(request: Unassign): void {
        this.#call("remove", request, () => transact(this.database, () => unassignNumber(this.database, request)));
    }

    /** Sets or removes a number's location, whoever holds it. @throws ServiceError or ConnectionLost */
    update(request: UpdateNumber): void {
        this.#call("set", request, () => transact(this.database, () => updateNumber(this.database, request)));
    }

    /** Get-CsPhoneNumberAssignment. @throws ServiceError or ConnectionLost */
    get(request: GetAssignment) {
        const rows = this.#call("get", request, () => getPhoneNumberAssignment(this.database, request));
        for (const { number } of rows) countActivationRead(this.database, number);
        return rows;
    }

    /** Get-CsOnlineLisLocation. @throws ServiceError or ConnectionLost */
    locations(request: GetLocation) {
        return this.#call("locations", {}, () => getOnlineLisLocation(this.database, request));
    }

    #call<T>(operation: FaultyOperation, about: { identity?: string; phoneNumber?: string }, call: () => T): T {
        const account =
            about.identity === undefined ? null : (accountRow(this.database, about.identity)?.object_id ?? null);
        return underFaults(this.database, operation, { number: canonical(about.phoneNumber), account }, call);
    }
}

function canonical(text: string | undefined): string | null {
    try {
        return text === undefined ? null : parseNumber(text).number;
    } catch {
        return null;
    }
}
