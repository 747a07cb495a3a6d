const MOST_HTTP = { assign: 0.15, move: 0.1, remove: 0.15 };
const IN_WORDS = { assign: "create", move: "location change", remove: "removal" };
const FEWER = 20;
const FASTER = 10;
/** Two logins, the tenant's name for both processes, and the tenant's size. */
const BESIDE_PAGES = 6;
/** A refresh asks for a few resources at a time: lookups may cost a tenth of the pages before the provider reads the pages. */
const SPENT_BEFORE = 0.1;

/** Prints a line per target: whether it was met, the target, and the measured value. */
export function showTargets(steps, loop, growth, { count, rows }) {
    console.log("\nTargets (every request of a run counts: logins, reads of both processes, pages of lists)");
    for (const { loop: verb, http, pages, ms } of steps.filter(each => each.loop)) {
        const what = IN_WORDS[verb];
        const each = http / count;
        const { httpEach, msEach } = loop[verb];
        const withoutPages = `${((http - pages) / count).toFixed(3)} without the ${pages} pages of lists`;
        line(
            each <= MOST_HTTP[verb],
            `at most ${MOST_HTTP[verb]} HTTP requests per ${what}`,
            each.toFixed(3),
            withoutPages,
        );
        const fewer = httpEach / each;
        line(fewer >= FEWER, `at least ${FEWER} times fewer HTTP requests per ${what} than the loop`, fewer.toFixed(1));
        const faster = (msEach * count) / ms;
        line(faster >= FASTER, `at least ${FASTER} times less time per ${what} than the loop`, faster.toFixed(1));
    }
    const pages = pagesOf(rows);
    const most = Math.ceil(pages * (1 + SPENT_BEFORE)) + BESIDE_PAGES;
    for (const verb of new Set(growth.map(each => each.verb))) {
        const all = growth.filter(each => each.verb === verb);
        const measured = all.map(({ http, size }) => `${http} for ${size}`).join(", ");
        line(
            all.every(({ http }) => http <= most),
            `at most ${most} requests per ${verb}, in a tenant of ${pages} pages`,
            measured,
        );
    }
}

/** Pages of numbers, with one that ends the list, of users, and of user configurations. */
function pagesOf(rows) {
    return Math.ceil(rows / 999) + 1 + 2 * Math.ceil(rows / 999);
}

function line(isMet, target, measured, note = "") {
    console.log(`${isMet ? "met    " : "NOT MET"}  ${target}: ${measured}${note ? ` (${note})` : ""}`);
}
