// Mocha's usual report, closed by one line that says how many tests passed and failed.
const { reporters } = require("mocha");

module.exports = class Reporter extends reporters.Spec {
    epilogue() {
        super.epilogue();
        const { passes = 0, failures = 0, pending = 0 } = this.stats;
        const skipped = pending > 0 ? `, ${pending} skipped` : "";
        console.log(`${passes} passed, ${failures} failed${skipped}`);
    }
};
