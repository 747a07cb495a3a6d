import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { z } from "zod";
import { TeamsPhoneError } from "../errors";
import { Move } from "../schema/moves";

/** An exchange with more other declarations than this is passed on in a file, which all of its declarations share. */
const MOST_IN_NOTE = 8;

/** Where a note's consent is: a number of the file's moves, each of which leads to the next. */
export const SharedConsent = z.object({ file: z.string(), first: z.string(), count: z.number() });
export type SharedConsent = z.infer<typeof SharedConsent>;

const Content = z.object({ moves: z.array(Move), next: z.array(z.tuple([z.string(), z.string()])) });

interface Consenting {
    readonly consent?: readonly Move[];
}

/**
 * Moves each long consent into one file. In the notes, an exchange of n declarations would take n² moves: 300 declarations took more than
 * 2 GB in the program and 1.5 GB in the engine.
 * @param write Keeps the file's text and returns its path; called at most once.
 */
export function shareConsents<T extends Consenting>(
    notes: readonly T[],
    write: (text: string) => string,
): readonly (T & { readonly shared?: SharedConsent })[] {
    const moves = new Map<string, Move>();
    const next = new Map<string, string>();
    const isLong = ({ consent = [] }: T) => consent.length > MOST_IN_NOTE;
    for (const { consent = [] } of notes.filter(isLong))
        for (const [index, move] of consent.entries()) {
            moves.set(move.number, move);
            const following = consent[index + 1];
            if (following) next.set(move.number, following.number);
        }
    if (moves.size === 0) return notes;
    const file = write(JSON.stringify({ moves: [...moves.values()], next: [...next] }));
    return notes.map(note => {
        const [first] = note.consent ?? [];
        if (!first || !isLong(note)) return note;
        return { ...note, consent: [], shared: { file, first: first.number, count: note.consent?.length ?? 0 } };
    });
}

/** Keeps the text in a file that only this user can read, until this process ends. */
export function writeExchangeFile(text: string): string {
    const folder = mkdtempSync(path.join(tmpdir(), "teams-phone-exchange-"));
    process.once("exit", () => rmSync(folder, { recursive: true, force: true }));
    const file = path.join(folder, "moves.json");
    writeFileSync(file, text, { mode: 0o600 });
    return file;
}

/** Reads shared consents; each file once. */
export class ExchangeFiles {
    readonly #contents = new Map<string, { moves: Map<string, Move>; next: Map<string, string> }>();

    /** @throws TeamsPhoneError `exchange-file` if the file is gone or malformed */
    consentOf({ file, first, count }: SharedConsent): readonly Move[] {
        const { moves, next } = this.#read(file);
        const consent: Move[] = [];
        for (let number: string | undefined = first; consent.length < count; number = next.get(number ?? "")) {
            const move = moves.get(number ?? "");
            if (!move) throw unreadable(file, "it lacks a declaration of the exchange");
            consent.push(move);
        }
        return consent;
    }

    #read(file: string) {
        const known = this.#contents.get(file);
        if (known) return known;
        try {
            const { moves, next } = Content.parse(JSON.parse(readFileSync(file, "utf8")));
            const content = { moves: new Map(moves.map(each => [each.number, each])), next: new Map(next) };
            this.#contents.set(file, content);
            return content;
        } catch (error) {
            throw unreadable(file, (error as Error).message);
        }
    }
}

function unreadable(file: string, reason: string): TeamsPhoneError {
    return new TeamsPhoneError(
        "exchange-file",
        `The file in which the program's process lists an exchange cannot be read: ${file} (${reason}). Nothing was changed. Run \`pulumi up\` again; both processes must see the same folder for temporary files.`,
    );
}
