import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** The secrets provider of the tests' stacks. */
export const VAULT_PROVIDER = "hashivault://tests";
const CIPHERTEXT_PREFIX = "vault:v1:";

let environment: Promise<NodeJS.ProcessEnv> | null = null;

/**
 * The two operations of a HashiCorp Vault that Pulumi needs for a stack's data key, served in this process. They encrypt nothing. With
 * the default provider, every engine command derives a key from the passphrase, which takes 0.3 s of CPU time.
 *
 * @returns the variables that tell the engine the vault's address
 */
export function vaultEnvironment(): Promise<NodeJS.ProcessEnv> {
    environment ??= new Promise((resolve, reject) => {
        const server = createServer((request, response) => void answer(request, response));
        server.on("error", reject);
        server.listen(0, "127.0.0.1", () => {
            const { port } = server.address() as AddressInfo;
            resolve({ VAULT_SERVER_URL: `http://127.0.0.1:${port}`, VAULT_SERVER_TOKEN: "tests" });
        });
        server.unref();
    });
    return environment;
}

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const { plaintext, ciphertext } = JSON.parse(Buffer.concat(chunks).toString());
    const data =
        ciphertext === undefined
            ? { ciphertext: CIPHERTEXT_PREFIX + plaintext }
            : { plaintext: String(ciphertext).slice(CIPHERTEXT_PREFIX.length) };
    response.setHeader("Content-Type", "application/json");
    response.end(JSON.stringify({ data }));
}
