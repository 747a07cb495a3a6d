import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { parse } from "yaml";
import type { EmbeddedTenant } from "../../provider/tenant/embedded";

const CASES = path.join(__dirname, "cases");

export type Set = Parameters<EmbeddedTenant["service"]["set"]>[0];

/** What a step must show. Accounts are the part of their UPN before `@`, locations the last four digits of their id. */
export interface Expected {
    /** 0: the run succeeds; 1: it fails. */
    readonly rc?: number;
    readonly says?: readonly string[];
    readonly saysNot?: readonly string[];
    /** All writes of the step, in any order, as in `assign +12065550101 lee @0001`. */
    readonly writes?: readonly string[];
    /** Some of the writes, in this order. */
    readonly order?: readonly string[];
    readonly holders?: Readonly<Record<string, string>>;
    readonly voice?: Readonly<Record<string, boolean>>;
    readonly locations?: Readonly<Record<string, string>>;
    /** The names of all resources in the stack's state, in any order. */
    readonly state?: readonly string[];
}

export interface Step {
    readonly title: string;
    readonly run: "preview" | "up" | "destroy";
    /** The program from this step on, by resource name. */
    readonly declare?: Readonly<Record<string, Record<string, unknown>>>;
    /** What somebody changes in the directory before the run. */
    readonly sql?: string;
    /** What somebody does with the cmdlets before the run. */
    readonly hand?: readonly { readonly set: Set }[];
    readonly expect: Expected;
}

export interface Story {
    readonly world: unknown;
    /** Stack configuration, beside what names the tenant. */
    readonly config?: Readonly<Record<string, string>>;
    readonly steps: readonly Step[];
}

/** All stories, by the title that the name of their file makes. */
export function allStories(): ReadonlyMap<string, Story> {
    return new Map(
        readdirSync(CASES).map(file => [
            path.basename(file, ".yaml").replaceAll("-", " "),
            parse(readFileSync(path.join(CASES, file), "utf8")) as Story,
        ]),
    );
}
