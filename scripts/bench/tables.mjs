/** What each step costs per declaration, compared with the loop. */
export function stepTable(steps, loop, count) {
    const head = [
        "",
        "HTTP",
        "of which pages",
        "in batches",
        "HTTP each",
        "without pages",
        "s",
        "loop: HTTP each",
        "fewer",
        "ms each",
        "faster",
    ];
    const rows = steps.map(({ name, http, pages, parts, ms, loop: verb }) => {
        const each = http / count;
        const beside = verb ? loop[verb] : null;
        return [
            name,
            http,
            pages,
            parts,
            each.toFixed(3),
            ((http - pages) / count).toFixed(3),
            (ms / 1000).toFixed(1),
            ...(beside
                ? [
                      beside.httpEach.toFixed(2),
                      times(beside.httpEach / each),
                      Math.round(beside.msEach),
                      times((beside.msEach * count) / ms),
                  ]
                : ["", "", "", ""]),
        ];
    });
    const [{ rows: measured }] = Object.values(loop);
    return `${table([head, ...rows])}\nThe loop was measured on ${measured} rows; the factors are per assignment.`;
}

export function growthTable(growth) {
    const head = ["no change", "declarations", "HTTP", "of which pages", "in batches"];
    const rows = growth.map(({ verb, size, http, pages, parts }) => [verb, size, http, pages, parts]);
    return `\n${table([head, ...rows])}`;
}

export function showKinds(steps) {
    for (const { name, kinds } of steps) {
        console.log(`\n${name}`);
        for (const [kind, times] of Object.entries(kinds).sort(([, a], [, b]) => b - a))
            console.log(`${String(times).padStart(8)}  ${kind}`);
    }
}

function times(factor) {
    return `${factor.toFixed(1)} x`;
}

function table(rows) {
    const widths = rows[0].map((_, column) => Math.max(...rows.map(row => String(row[column]).length)));
    const line = row =>
        row
            .map((cell, column) =>
                column === 0 ? String(cell).padEnd(widths[0]) : String(cell).padStart(widths[column]),
            )
            .join("  ");
    return rows.map(line).join("\n");
}
