import type { DatabaseSync } from "node:sqlite";
import type { Account } from "../../model/account";
import type { Change, Outcome } from "../../model/change";
import type { EmergencyLocation, LocationQuery } from "../../model/location";
import type { NumberRecord } from "../../model/number";
import type { TenantDescription } from "../../model/tenant";
import type { Tenant } from "../port";
import { Directory } from "./account-directory";
import { write } from "./call-service";
import { type AccountRow, accountRow, hidden, numberRow, tenantRow } from "./database/rows";
import { memoryStore, openStore, type StoreOptions } from "./database/store";
import { setClock } from "./database/tenant-clock";
import {
    type About,
    addFault,
    ConnectionLost,
    clearFaults,
    faultsLeft,
    listFaults,
    underFaults,
} from "./faults/fault-queue";
import { countActivationRead } from "./faults/pending-activation";
import { overTheWire } from "./faults/retry";
import type { Fault } from "./faults/service-fault";
import { type LogEntry, readLog } from "./history/change-log";
import { lagOf, setLag } from "./history/read-lag";
import { toAccount, toLocation, toNumber } from "./mapping";
import { Browse } from "./queries";
import { Reads } from "./read-counter";
import { Service } from "./service";
import { ServiceError } from "./service/refusals";
import { positions, takeConsulted } from "./world/switches";
import { loadWorld, parseWorld } from "./world/world";

const PAGE = 500;

/** A tenant in a SQLite file. Several processes may use one at the same time. */
export class EmbeddedTenant implements Tenant {
    /** The cmdlets, for the command line and for changes by hand. */
    readonly service: Service;
    /** How often this tenant was asked for anything. */
    readonly reads: Reads;
    /** What happens to accounts outside Teams, in Entra ID: for changes by hand. */
    readonly directory: Directory;
    /** Pages of whatever is asked for: for the emulator. */
    readonly browse: Browse;

    private constructor(
        private readonly database: DatabaseSync,
        /** What the user should know of this tenant, such as a world that was edited since. */
        readonly warnings: readonly string[],
    ) {
        this.service = new Service(database);
        this.reads = new Reads(database);
        this.directory = new Directory(database);
        this.browse = new Browse(database);
    }

    /** @throws TeamsPhoneError `tenant-missing`, `tenant-unreadable`, `world-missing` or `world-malformed`. */
    static open(options: StoreOptions): EmbeddedTenant {
        const { database, warnings } = openStore(options);
        return new EmbeddedTenant(database, warnings);
    }

    /** A tenant in memory, from the data that a world's file would hold. @throws TeamsPhoneError `world-malformed`. */
    static inMemory(world: unknown): EmbeddedTenant {
        return new EmbeddedTenant(memoryStore(parseWorld(world, "in memory")), []);
    }

    /** A tenant in memory, from a world's file. @throws TeamsPhoneError `world-missing` or `world-malformed`. */
    static ofWorld(file: string): EmbeddedTenant {
        return new EmbeddedTenant(memoryStore(loadWorld(file).world), []);
    }

    async describe(): Promise<TenantDescription> {
        const { id, name, cloud, ...settings } = tenantRow(this.database);
        const tell = (setting: boolean) => (hidden(this.database).includes("tenantSettings") ? "unknown" : setting);
        return {
            id,
            name,
            cloud,
            backend: "embedded",
            capabilities: {
                clouds: ["Commercial", "GCC", "GCCHigh", "DoD"],
                setEnterpriseVoice: true,
                findLocations: true,
            },
            facts: {
                regionallyHostedMeetings: tell(settings.regionallyHostedMeetings),
                blocksOnUnassign: tell(settings.blockOnUnassign),
                migratesOnPremisesNumbers: tell(settings.migratesOnPremisesNumbers),
                mailsOnAssign: tell(settings.mailsOnAssign),
                mailsOnUnassign: tell(settings.mailsOnUnassign),
            },
        };
    }

    async findAccounts(identities: readonly string[]): Promise<readonly (Account | null)[]> {
        this.reads.count();
        return inTurn(identities, identity => {
            const account = accountRow(this.database, identity)?.object_id ?? null;
            return this.#get({ account }, () => {
                const row = accountRow(this.database, identity);
                return row && toAccount(this.database, row);
            });
        });
    }

    async findNumbers(numbers: readonly string[]): Promise<readonly (NumberRecord | null)[]> {
        this.reads.count();
        return inTurn(numbers, async number => {
            const found = await this.#get({ number }, () => {
                const row = numberRow(this.database, number);
                return row && toNumber(this.database, row);
            });
            countActivationRead(this.database, number);
            return found;
        });
    }

    async findLocations(query: LocationQuery): Promise<readonly EmergencyLocation[]> {
        this.reads.count();
        const rows = await overTheWire(this.database, "locations", {}, () => this.service.locations(query));
        return rows.map(toLocation);
    }

    /** One reading of a file is a list, and so is one question. */
    async listsPayFrom() {
        return { together: 0, apart: 0 };
    }

    async *inventory(): AsyncIterable<readonly NumberRecord[]> {
        for (let skip = 0; ; skip += PAGE) {
            this.reads.count();
            const page = await overTheWire(this.database, "get", {}, () => this.service.get({ skip, top: PAGE }));
            if (page.length > 0) yield page.map(row => toNumber(this.database, row));
            if (page.length < PAGE) return;
        }
    }

    async *accounts(): AsyncIterable<readonly Account[]> {
        const page = this.database.prepare("SELECT * FROM accounts ORDER BY object_id LIMIT ? OFFSET ?");
        for (let skip = 0; ; skip += PAGE) {
            this.reads.count();
            const found = await this.#get({}, () => {
                const rows = page.all(PAGE, skip) as unknown as AccountRow[];
                return rows.map(row => toAccount(this.database, row));
            });
            if (found.length > 0) yield found;
            if (found.length < PAGE) return;
        }
    }

    async apply(changes: readonly Change[]): Promise<readonly Outcome[]> {
        return inTurn(changes, change => this.#apply(change));
    }

    async #apply(change: Change): Promise<Outcome> {
        const about = {
            number: "number" in change ? change.number : null,
            account: change.kind === "release" ? change.expectedHolder : change.account,
        };
        try {
            return await overTheWire(this.database, change.kind === "release" ? "remove" : "set", about, () => {
                takeConsulted();
                write(this.service, this.database, change);
                const reliedOn = takeConsulted();
                return reliedOn.length > 0 ? { kind: "done", reliedOn } : { kind: "done" };
            });
        } catch (error) {
            if (error instanceof ServiceError) return { kind: "refused", code: error.code, message: error.message };
            if (error instanceof ConnectionLost) return { kind: "unknown", message: error.message };
            throw error;
        }
    }

    #get<T>(about: About, call: () => T): Promise<T> {
        return overTheWire(this.database, "get", about, () => underFaults(this.database, "get", about, call));
    }

    /** Every committed write, oldest first. */
    log(): LogEntry[] {
        return readLog(this.database);
    }

    /** Makes calls fail on purpose, in every process that uses this tenant. */
    readonly faults = {
        add: (fault: Fault) => addFault(this.database, fault),
        clear: () => clearFaults(this.database),
        /** How many calls are still to meet one. */
        left: () => faultsLeft(this.database),
        list: () => listFaults(this.database),
    };

    /** The undocumented behaviours, and how this tenant decides each. */
    switches() {
        return positions(this.database);
    }

    /** The tenant's time, for every process that uses it. */
    readonly clock = { set: (instant: Date | null) => setClock(this.database, instant) };

    /** How long reads show what was before, in milliseconds of the tenant's clock, for every process that uses it. */
    readonly lag = { set: (ms: number) => setLag(this.database, ms), get: () => lagOf(this.database) };

    close(): void {
        this.database.close();
    }
}

async function inTurn<T, R>(questions: readonly T[], ask: (question: T) => Promise<R>): Promise<R[]> {
    const answers: R[] = [];
    for (const question of questions) answers.push(await ask(question));
    return answers;
}
