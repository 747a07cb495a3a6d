const MOST_HTTP = { assign: 0.15, move: 0.1, remove: 0.15 };
const IN_WORDS = { assign: "create", move: "location change", remove: "removal" };
const FEWER = 20;
const FASTER = 10;
/** Reads of four times as many declarations: so many requests more are an accident of how they met, and no growth. */
const MOST_MORE = 5;

/** A line for each target: what was to be, what was measured, met or not. */
export function showTargets(steps, loop, growth, count) {
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
    for (const verb of new Set(growth.map(each => each.verb))) {
        const [first, ...more] = growth.filter(each => each.verb === verb);
        const last = more.at(-1);
        const measured = `${first.http} for ${first.size}, ${last.http} for ${last.size}`;
        line(last.http - first.http <= MOST_MORE, `the requests of a ${verb} grow only with pages`, measured);
    }
}

function line(isMet, target, measured, note = "") {
    console.log(`${isMet ? "met    " : "NOT MET"}  ${target}: ${measured}${note ? ` (${note})` : ""}`);
}
