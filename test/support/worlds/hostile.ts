import assert from "node:assert/strict";
import type { Chance } from "./random";

/** Pieces of names that attack a terminal, a log, a table or a page, and some of honest names. */
const PIECES = [
    ...["\u001b[31m", "\u001b]8;;https://evil.example\u0007", "\u009b2J", "\0", "\b", "\u007f", "\u0085", "\r", "\t"],
    ...[
        "\n",
        "\r\n",
        "\u2028",
        "\u2029",
        "\u202e",
        "\u2066",
        "\u200b",
        "\ufeff",
        "\u061c",
        "\ud800",
        "\udc00",
        "\u{e0041}",
    ],
    ...[
        "::",
        ":",
        "::error::",
        "\n::add-mask::a",
        "::set-output name=a::b",
        "##vso[task.complete]",
        "##[error]",
        "##",
        "[",
    ],
    ...[
        "##teamcity[buildStop]",
        "`",
        "``",
        "|",
        "<img src=x>",
        "<!--",
        "-->",
        "[a](https://evil.example)",
        "**",
        "~~~",
        "\\",
    ],
    ...[
        "@octocat",
        "#1",
        "!2",
        "o/r#3",
        "www.evil.example",
        "# ",
        "1. ",
        "- ",
        "=",
        "+",
        "-",
        "@",
        ";",
        ",",
        '"',
        "'",
        "$&",
    ],
    ...["Alice", " ", "Bob", "Zoë", "山田\u3000太郎", "😀"],
];

/** A hostile text; with a chance of one in a thousand, it is a megabyte long. */
export function hostileText(chance: Chance): string {
    const text = Array.from({ length: 1 + chance.below(8) }, () => chance.one(PIECES)).join("");
    return chance.below(1000) === 0 ? text.padEnd(1_000_000, text) : text;
}

/** Control characters but the line break, marks without a shape, lone surrogates, other line breaks, and commands of CI systems. */
const ACTIVE = /(?!\n)[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]|##\w*\[|^\s*::/imu;

/** Fails on what a terminal or a CI system would act on. */
export function assertPlain(text: string): void {
    const found = ACTIVE.exec(text);
    assert.equal(
        found,
        null,
        found ? `${JSON.stringify(text.slice(Math.max(0, found.index - 80), found.index + 80))}` : "",
    );
}

/** The same for a text that has to be one line. */
export function assertPlainLine(text: string): void {
    assertPlain(text);
    assert.doesNotMatch(text, /\n|::/);
}

/** Every text in a value, at any depth. */
export function textsIn(value: unknown): string[] {
    if (typeof value === "string") return [value];
    return typeof value === "object" && value !== null ? Object.values(value).flatMap(textsIn) : [];
}
