import type { DatabaseSync } from "node:sqlite";
import type { Licence } from "../../model/account";
import { accountRow } from "./database/rows";

/**
 * Changes to accounts that an administrator makes in Entra ID, outside Teams. They do not appear in the change log, which records
 * only writes of phone numbers and voice flags. Every method takes an object id, a UPN or a SIP address, and throws if no account
 * has it.
 */
export class AccountDirectory {
    constructor(private readonly database: DatabaseSync) {}

    /** Changes an account's UPN, and its SIP address if one is given. */
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

    /** Soft-deletes an account, as Entra ID does. It becomes a ghost, and its numbers stay assigned to it. */
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
        if (!account) throw new Error(`there is no account "${identity}"`);
        return account;
    }
}
