import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import {
    chmodSync,
    existsSync,
    mkdirSync,
    mkdtempSync,
    readFileSync,
    rmSync,
    symlinkSync,
    writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

const BROWSER = path.join(__dirname, "../../scripts/setup/browser.mjs");

describe("set-up finds a browser for the tests of the emulator's page", () => {
    let folder: string;
    beforeEach(() => {
        folder = mkdtempSync(path.join(tmpdir(), "teams-phone-"));
        mkdirSync(path.join(folder, "bin"));
        symlinkSync(process.execPath, path.join(folder, "bin/node"));
    });
    afterEach(() => rmSync(folder, { recursive: true, force: true }));

    function fake(name: string, text: string) {
        const file = path.join(folder, "bin", name);
        writeFileSync(file, `#!/bin/sh\n${text}\n`);
        chmodSync(file, 0o755);
        return file;
    }
    /** An apt-get that says what it is asked for and then does this. */
    const aptGet = (then: string) => fake("apt-get", `echo "$DEBIAN_FRONTEND $@" >> "${folder}/asked"\n${then}`);
    const asked = () =>
        existsSync(path.join(folder, "asked")) ? readFileSync(path.join(folder, "asked"), "utf8") : "";
    /** @param user the id of the user who runs the set-up */
    function ensure({ user = 0, named = "" } = {}) {
        const env = { PATH: path.join(folder, "bin"), TEAMS_PHONE_CHROMIUM: named };
        const script = `process.getuid = () => ${user}; import(${JSON.stringify(BROWSER)}).then(async m => { await m.ensureBrowser(); console.log(JSON.stringify(m.findBrowser())); })`;
        const { stdout, stderr } = spawnSync(process.execPath, ["-e", script], { env, encoding: "utf8", cwd: folder });
        return { ...(JSON.parse(stdout) as { browser: string | null; reason: string | null }), said: stderr };
    }

    it("in TEAMS_PHONE_CHROMIUM, before one on PATH", () => {
        fake("chromium", "exit 0");
        const mine = fake("mine", "exit 0");
        assert.equal(ensure({ named: mine }).browser, mine);
    });

    it("on PATH, where it starts", () => {
        fake("chromium-browser", "echo install the snap >&2; exit 1");
        const chrome = fake("google-chrome", "exit 0");
        aptGet("exit 0");
        assert.deepEqual(ensure(), { browser: chrome, reason: null, said: "" });
        assert.equal(asked(), "");
    });

    it("by installing Debian's, if the caller asks for it and is root, asking nothing and saying so", () => {
        const chromium = path.join(folder, "bin/chromium");
        aptGet(`case "$*" in *install*) echo '#!/bin/sh' > ${chromium}; /bin/chmod +x ${chromium};; esac`);
        const { browser, said } = ensure({ named: "install" });
        assert.equal(browser, chromium);
        assert.match(said, /^setup: installing Chromium with apt-get.*\n$/);
        assert.match(
            asked(),
            /^noninteractive .* update\nnoninteractive .*-y .* install --no-install-recommends chromium\n$/,
        );
    });

    it("nowhere, when the installation fails, and says why without failing", () => {
        aptGet("echo E: Unable to locate package chromium >&2; exit 100");
        const { browser, reason, said } = ensure({ named: "install" });
        assert.equal(browser, null);
        assert.match(reason ?? "", /^there is no Chromium or Chrome on PATH; TEAMS_PHONE_CHROMIUM=install installs/);
        assert.match(said, /E: Unable to locate package chromium/);
    });

    it("nowhere, and installs none, unasked, if the user is not root, or if the one named does not start", () => {
        aptGet("exit 0");
        assert.match(ensure().reason ?? "", /TEAMS_PHONE_CHROMIUM=install installs/);
        assert.equal(ensure({ user: 1000, named: "install" }).browser, null);
        assert.equal(ensure({ named: "none" }).reason, "TEAMS_PHONE_CHROMIUM is none, which does not start");
        assert.equal(asked(), "");
    });
});
