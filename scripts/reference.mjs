// `npm run reference`: writes docs/reference.md from the docstrings in provider/.
import { writeFileSync } from "node:fs";
import path from "node:path";
import { reference } from "./reference/document.mjs";
import { ROOT } from "./spawn.mjs";

writeFileSync(path.join(ROOT, "docs/reference.md"), reference());
