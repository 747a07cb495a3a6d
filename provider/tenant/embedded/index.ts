import type { DatabaseSync } from "node:sqlite";
import type { Account } from "../../model/account";
import type { Change, Outcome } from "../../model/change";
import type { EmergencyLocation, LocationQuery } from "../../model/location";
import type { NumberRecord } from "../../model/number";
import type { TenantDescription } from "../../model/tenant";
import type { Tenant } from "../port";
import { reconcile } from "../user-view";
import { AccountDirectory } from "./account-directory";
import { callCmdlet } from "./call-cmdlet";
import { replaceStore } from "./database/replace-store";
import { type AccountRow, accountRow, hidden, numberRow, tenantRow } from "./database/rows";
import { memoryStore, openStore, type StoreOptions } from "./database/store";
import { setClock } from "./database/tenant-clock";
import { isTenantFileError } from "./database/tenant-file-error";
import { addFault, type CallTarget, clearFaults, countFaults, faultsLeft, listFaults } from "./faults/fault-queue";
import { countActivationRead } from "./faults/pending-activation";
import type { ServiceFault } from "./faults/service-fault";
import { withFaults } from "./faults/with-faults";
import { withRetries } from "./faults/with-retries";
import { type LogEntry, readLog } from "./history/change-log";
import { lagOf, readWithLag, setLag, userLagOf } from "./history/read-lag";
import { toAccount, toLocation, toNumber } from "./mapping";
import { Queries } from "./queries";
import { ReadCounter } from "./read-counter";
import { Service } from "./service";
import { switchPositions, takeReliedOn } from "./service/consulted-switches";
import { ConnectionLost, ServiceError } from "./service-error";
import { readWorld } from "./world/world-source";

const PAGE_SIZE = 500;

/** A tenant in a SQLite file, which several processes may use at the same time. */
export class EmbeddedTenant implements Tenant {
    /** The cmdlets, for the command line and for manual changes. */
    readonly service: Service;
    /** Counts reads, for tests. */
    readonly reads: ReadCounter;
    /** Manual changes to accounts in Entra ID, outside Teams. */
    readonly directory: AccountDirectory;
    /** Paged queries, for the emulator. */
    readonly queries: Queries;

    private constructor(
        private readonly database: DatabaseSync,
        /** What the user should know before using this tenant, such as that its world file was edited. */
        readonly warnings: readonly string[],
    ) {
        this.service = new Service(database);
        this.reads = new ReadCounter(database);
        this.directory = new AccountDirectory(database);
        this.queries = new Queries(database);
    }

    /** @throws TeamsPhoneError `tenant-missing`, `tenant-unreadable`, `world-missing` or `world-malformed` */
    static open(options: StoreOptions): EmbeddedTenant {
        const { database, warnings } = openStore(options);
        return new EmbeddedTenant(database, warnings);
    }

    /** Creates the tenant's file from a world, in place of a tenant that is there. @throws TeamsPhoneError as `open`, and `usage` */
    static replace(file: string, world: string): void {
        replaceStore(file, world);
    }

    /** Creates a tenant in memory from the parsed content of a world file. @throws TeamsPhoneError `world-malformed` */
    static inMemory(world: unknown): EmbeddedTenant {
        return new EmbeddedTenant(memoryStore(worlds().parseWorld(world, "in memory")), []);
    }

    /** Creates a tenant in memory from a world file. @throws TeamsPhoneError `world-missing` or `world-malformed` */
    static ofWorld(file: string): EmbeddedTenant {
        return new EmbeddedTenant(memoryStore(readWorld(file).world), []);
    }

    async describe(): Promise<TenantDescription> {
        const { id, name, cloud, ...settings } = tenantRow(this.database);
        const isHidden = hidden(this.database).includes("tenantSettings");
        const unlessHidden = (setting: boolean) => (isHidden ? "unknown" : setting);
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
                regionallyHostedMeetings: unlessHidden(settings.regionallyHostedMeetings),
                blocksOnUnassign: unlessHidden(settings.blockOnUnassign),
                migratesOnPremisesNumbers: unlessHidden(settings.migratesOnPremisesNumbers),
                mailsOnAssign: unlessHidden(settings.mailsOnAssign),
                mailsOnUnassign: unlessHidden(settings.mailsOnUnassign),
            },
        };
    }

    async findAccounts(identities: readonly string[]): Promise<readonly (Account | null)[]> {
        this.reads.count();
        return inSequence(identities, identity => {
            const account = accountRow(this.database, identity)?.object_id ?? null;
            return this.#readAccounts({ account }, () => {
                const row = accountRow(this.database, identity);
                return row ? [toAccount(this.database, row)] : [];
            }).then(([found = null]) => found);
        });
    }

    async findNumbers(numbers: readonly string[]): Promise<readonly (NumberRecord | null)[]> {
        this.reads.count();
        return inSequence(numbers, async number => {
            const found = await this.#read({ number }, () => {
                const row = numberRow(this.database, number);
                return row && toNumber(this.database, row);
            });
            countActivationRead(this.database, number);
            return found;
        });
    }

    async findLocations(query: LocationQuery): Promise<readonly EmergencyLocation[]> {
        this.reads.count();
        const rows = await withRetries(this.database, "locations", {}, () => this.service.locations(query));
        return rows.map(toLocation);
    }

    /** Listing everything is always cheapest: it reads the file once. */
    async bulkReadThreshold() {
        return { together: 0, apart: 0 };
    }

    async *inventory(): AsyncIterable<readonly NumberRecord[]> {
        for (let skip = 0; ; skip += PAGE_SIZE) {
            this.reads.count();
            const page = await withRetries(this.database, "get", {}, () => this.service.get({ skip, top: PAGE_SIZE }));
            if (page.length > 0) yield page.map(row => toNumber(this.database, row));
            if (page.length < PAGE_SIZE) return;
        }
    }

    async *accounts(): AsyncIterable<readonly Account[]> {
        const page = this.database.prepare("SELECT * FROM accounts ORDER BY object_id LIMIT ? OFFSET ?");
        for (let skip = 0; ; skip += PAGE_SIZE) {
            this.reads.count();
            const found = await this.#readAccounts({}, () => {
                const rows = page.all(PAGE_SIZE, skip) as unknown as AccountRow[];
                return rows.map(row => toAccount(this.database, row));
            });
            if (found.length > 0) yield found;
            if (found.length < PAGE_SIZE) return;
        }
    }

    async apply(changes: readonly Change[]): Promise<readonly Outcome[]> {
        return inSequence(changes, change => this.#apply(change));
    }

    async #apply(change: Change): Promise<Outcome> {
        const target = {
            number: "number" in change ? change.number : null,
            account: change.kind === "release" ? change.expectedHolder : change.account,
        };
        try {
            return await withRetries(this.database, change.kind === "release" ? "remove" : "set", target, () => {
                takeReliedOn();
                callCmdlet(this.service, this.database, change);
                const reliedOn = takeReliedOn();
                return reliedOn.length > 0 ? { kind: "done", reliedOn } : { kind: "done" };
            });
        } catch (error) {
            if (error instanceof ServiceError) return { kind: "refused", code: error.code, message: error.message };
            // The file is locked or its disk is full: a write may have been committed before, such as by the call that a fault delays.
            if (error instanceof ConnectionLost || isTenantFileError(error))
                return { kind: "unknown", message: error.message };
            throw error;
        }
    }

    #read<T>(target: CallTarget, call: () => T): Promise<T> {
        return withRetries(this.database, "get", target, () => withFaults(this.database, "get", target, call));
    }

    /** Reads accounts by the rows of their numbers, and each account's flag by its own view, which may be older. */
    async #readAccounts(target: CallTarget, call: () => readonly Account[]): Promise<readonly Account[]> {
        const accounts = await this.#read(target, call);
        const lagMs = userLagOf(this.database);
        if (lagMs === lagOf(this.database)) return accounts;
        const views = new Map(readWithLag(this.database, lagMs, call).map(view => [view.objectId, view]));
        return accounts.map(account => {
            const view = views.get(account.objectId) ?? account;
            const { enterpriseVoiceEnabled } = view;
            const numbers = view.numbers.map(({ number }) => number);
            return { ...account, ...reconcile({ enterpriseVoiceEnabled, numbers }, account.numbers) };
        });
    }

    /** Every committed write, oldest first. */
    log(): LogEntry[] {
        return readLog(this.database);
    }

    /** Faults to inject, in every process that uses this tenant. */
    readonly faults = {
        add: (fault: ServiceFault) => addFault(this.database, fault),
        clear: () => clearFaults(this.database),
        /** The number of calls that the remaining faults will still affect. */
        left: () => faultsLeft(this.database),
        /** The number of remaining faults. */
        count: () => countFaults(this.database),
        list: () => listFaults(this.database),
    };

    /** The undocumented behaviours of the service, and which one this tenant assumes. */
    switches() {
        return switchPositions(this.database);
    }

    /** Stops the tenant's clock at an instant, for every process that uses it; `null` makes it follow the system clock again. */
    readonly clock = { set: (instant: Date | null) => setClock(this.database, instant) };

    /** The delay in milliseconds, by the tenant's clock, before reads in any process reflect a write. */
    readonly lag = { set: (ms: number) => setLag(this.database, ms), get: () => lagOf(this.database) };

    /** The same for accounts' own views, which in the real service lag behind the numbers. */
    readonly userLag = {
        set: (ms: number) => setLag(this.database, ms, "userLag"),
        get: () => userLagOf(this.database),
    };

    close(): void {
        this.database.close();
    }
}

/** Loaded on first use: most runs open a tenant that exists. */
function worlds(): typeof import("./world/world") {
    return require("./world/world");
}

async function inSequence<T, R>(questions: readonly T[], ask: (question: T) => Promise<R>): Promise<R[]> {
    const answers: R[] = [];
    for (const question of questions) answers.push(await ask(question));
    return answers;
}
