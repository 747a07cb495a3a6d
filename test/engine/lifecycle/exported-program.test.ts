import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import { parse } from "yaml";
import { ROOT, runTeamsPhone } from "../../support/command";
import { Project } from "../../support/project";

describe("on the real engine, the program that teams-phone export --program prints", () => {
    let project: Project;
    afterEach(() => project.close());

    it("adopts every number of the example's tenant in preview and up, and writes nothing", async () => {
        const world = parse(readFileSync(path.join(ROOT, "examples/contoso/world.yaml"), "utf8"));
        project = await Project.create({ world });
        const place = { folder: project.folder, env: { PULUMI_STACK: "test" } };
        const { stdout, status, stderr } = runTeamsPhone(place, "export", "--program");
        assert.equal(status, 0, stderr);
        project.write("index.ts", stdout);
        project.configure({ "teams-phone:tenant": "embedded", "teams-phone:world": "world.yaml" }, "index.ts");
        const { code, output } = await project.pulumi("up", "--yes");
        assert.equal(code, 0, output);
        const names = [...stdout.matchAll(/new PhoneNumberAssignment\("([^"]+)"/g)].map(([, name]) => name);
        assert.equal(names.length, 12);
        assert.equal(new Set(names).size, names.length);
        assert.match(output, /Teams Phone plan: 12 adopted \(no write\)\./);
        assert.match(output, /\+ 13 created/);
        assert.equal((await project.state()).length, names.length);
        assert.deepEqual(project.log(), []);
    });
});
