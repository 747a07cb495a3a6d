/** Texts that break a program which builds a script, a line or a filter from them. */
const PARTS = [
    " ",
    "'",
    '"',
    "$()",
    "$(Get-Date)",
    "`n",
    "$x",
    "a;b",
    "a|b",
    "@{a=1}",
    "-Identity",
    "--%",
    "&",
    "%PATH%",
    "$env:PATH",
    "\n",
    "\r\n",
    "\t",
    "\0",
    "\u2028",
    "\u202e",
    "\u{1f600}",
    "\ufeff",
    "2026-01-01T00:00:00Z",
    "1e5",
    "true",
    "null",
    '{"a":1}',
    "[1]",
    "\\",
    "‘’“”",
    "`",
    "#",
    "$null",
    "\u0024{x}",
    "::",
    "[char]65",
    "\u001b[31m",
];

const COUNT = 1_000;

/** 1,000 texts: each part by itself, one of 1 MB, and combinations. */
export const HOSTILE: readonly string[] = [
    ...PARTS,
    "x".repeat(1_000_000),
    ...Array.from({ length: COUNT - PARTS.length - 1 }, (_, index) =>
        Array.from({ length: 2 + (index % 5) }, (_, place) => PARTS[(index * 7 + place * 13) % PARTS.length]).join(""),
    ),
];
