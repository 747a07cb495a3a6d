/** Lists of the whole tenant: the number of their pages depends on the tenant's size, not on the declarations. */
const LIST = /\/(numberAssignments|userConfigurations|users)(\?(?!.*\$filter)|$)/;
const ENTRIES = 10_000;
const OFTEN_MS = 200;

/** Counts an emulator's requests since the last `take`. */
export class Tally {
    #seen = 0;
    #counted = empty();

    constructor(requests) {
        this.requests = requests;
        // The log drops old entries, so it is read well before that.
        setInterval(() => this.#count(), OFTEN_MS).unref();
    }

    take() {
        this.#count();
        const counted = this.#counted;
        this.#counted = empty();
        return counted;
    }

    #count() {
        for (const { seq, method, path, inBatch } of this.requests.recent(ENTRIES)) {
            if (seq <= this.#seen) continue;
            this.#seen = seq;
            const isPage = !inBatch && method === "GET" && LIST.test(decodeURIComponent(path));
            if (inBatch) this.#counted.parts += 1;
            else this.#counted.http += 1;
            if (isPage) this.#counted.pages += 1;
            const kind = `${inBatch ? "in a batch" : "by itself"}: ${isPage ? "page of " : ""}${kindOf(path)}`;
            this.#counted.kinds[kind] = (this.#counted.kinds[kind] ?? 0) + 1;
        }
    }
}

function empty() {
    return { http: 0, parts: 0, pages: 0, kinds: {} };
}

/** The last word of a path that is not an id, and the property that its filter names. */
function kindOf(path) {
    const { pathname, searchParams } = new URL(path, "http://localhost");
    const words = pathname.split("/").filter(word => /^\$?[A-Za-z]{4,}$/.test(word));
    const filter = /^\w+(?: (?:eq|in))?/.exec(searchParams.get("$filter") ?? "")?.[0];
    return filter ? `${words.at(-1)} where ${filter}` : (words.at(-1) ?? pathname);
}
