#!/usr/bin/env node

// In this order: a Node version that the first module rejects could not load the second.
import("../node-version.js").then(
    () => import("./command-line.js"),
    error => {
        process.stderr.write(`teams-phone: ${error.message}\n`);
        process.exitCode = 1;
    },
);
