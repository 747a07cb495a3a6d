#!/usr/bin/env node

// One after the other: the Node that the first one refuses cannot load the second.
import("../node-version.js").then(
    () => import("./command-line.js"),
    error => {
        process.stderr.write(`teams-phone: ${error.message}\n`);
        process.exitCode = 1;
    },
);
