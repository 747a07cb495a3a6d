// A separate process: an emulator of Graph on a tenant in memory, which counts its requests. It sends its address when it
// listens, and its tally in reply to each message.
import { createRequire } from "node:module";
import path from "node:path";
import process from "node:process";
import { ROOT } from "../spawn.mjs";
import { world } from "./people.mjs";
import { Tally } from "./tally.mjs";

const load = createRequire(import.meta.url);
const { EmbeddedTenant } = load(path.join(ROOT, "dist/tenant/embedded"));
const { serve } = load(path.join(ROOT, "dist/emulator/serve"));

const [rows, free, latencyMs] = process.argv.slice(2).map(Number);
const { url, emulation } = await serve(EmbeddedTenant.inMemory(world(rows, free)), { latencyMs });
const tally = new Tally(emulation.requests);
process.on("message", () => process.send({ tally: tally.take() }));
process.on("disconnect", () => process.exit());
process.send({ url });
