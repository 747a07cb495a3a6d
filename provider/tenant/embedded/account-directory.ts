import type { DatabaseSync } from "node:sqlite";
import type { Licence } from "../../model/account";
import { accountRow } from "./database/rows";

/**
 * The directory administrator's hand: what Entra ID does to accounts without asking Teams. None of it is in the change log, which
 * holds writes of phone numbers and voice flags alone. An account is named by object id, UPN or SIP address.
 */
export class Directory {
    constructor(private readonly database: DatabaseSync) {}

    /** Gives an account another UPN, and another SIP address where one is given. */
    rename(identity: string, userPrincipalName: string, sipAddress?: string): void {
        const { object_id, sip } = this.#account(identity);
        const address = sipAddress ?? sip;
        this.database
            .prepare("UPDATE accounts SET upn = ?, upn_key = ?, sip = ?, sip_key = ? WHERE object_id = ?")
            .run(
                userPrincipalName,
                userPrincipalName.toLowerCase(),
                address,
                address?.toLowerCase() ?? null,
                object_id,
            );
    }

    /** Deletes an account, softly as Entra ID does: its numbers stay with what is by then a ghost. */
    remove(identity: string): void {
        this.#set(identity, "type", "softDeleted");
    }

    setLicences(identity: string, licences: readonly Licence[]): void {
        this.#set(identity, "licences", JSON.stringify(licences));
    }

    #set(identity: string, column: "type" | "licences", value: string): void {
        this.database
            .prepare(`UPDATE accounts SET ${column} = ? WHERE object_id = ?`)
            .run(value, this.#account(identity).object_id);
    }

    #account(identity: string) {
        const account = accountRow(this.database, identity);
        if (!account) throw new Error(`no account is called "${identity}"`);
        return account;
    }
}
