const MOST_HTTP = { assign: 0.15, move: 0.1, remove: 0.15 };
const IN_WORDS = { assign: "create", move: "location change", remove: "removal" };
const FEWER = 20;
const FASTER = 10;
/** Two logins, the tenant's name for both processes, and how large it is. */
const BESIDE_PAGES = 6;
/** What comes a few at a time, as in a refresh, is asked about until that took a tenth of what the pages do; then they are read. */
const SPENT_BEFORE = 0.1;

/** A line for each target: what was to be, what was measured, met or not. */
export function showTargets(steps, loop, growth, { count, rows }) {
    console.log("\nTargets (each with every request of the run: its logins, both processes' reads, pages of lists)");
    for (const { loop: verb, http, pages, ms } of steps.filter(each => each.loop)) {
        const what = IN_WORDS[verb];
        const each = http / count;
        const { httpEach, msEach } = loop[verb];
        const withoutPages = `${((http - pages) / count).toFixed(3)} without the ${pages} pages of lists`;
        line(
            each <= MOST_HTTP[verb],
            `at most ${MOST_HTTP[verb]} HTTP requests a ${what}`,
            each.toFixed(3),
            withoutPages,
        );
        const fewer = httpEach / each;
        line(fewer >= FEWER, `at least ${FEWER} times fewer HTTP requests a ${what} than the loop`, fewer.toFixed(1));
        const faster = (msEach * count) / ms;
        line(faster >= FASTER, `at least ${FASTER} times less time a ${what} than the loop`, faster.toFixed(1));
    }
    const pages = pagesOf(rows);
    const most = Math.ceil(pages * (1 + SPENT_BEFORE)) + BESIDE_PAGES;
    for (const verb of new Set(growth.map(each => each.verb))) {
        const all = growth.filter(each => each.verb === verb);
        const measured = all.map(({ http, size }) => `${http} for ${size}`).join(", ");
        line(
            all.every(({ http }) => http <= most),
            `the requests of a ${verb} grow no further than to the tenant's ${pages} pages, in all ${most}`,
            measured,
        );
    }
}

/** Of its numbers, with one that ends the list, its users, and their configurations. */
function pagesOf(rows) {
    return Math.ceil(rows / 999) + 1 + 2 * Math.ceil(rows / 999);
}

function line(isMet, target, measured, note = "") {
    console.log(`${isMet ? "met    " : "NOT MET"}  ${target}: ${measured}${note ? ` (${note})` : ""}`);
}
