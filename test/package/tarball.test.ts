import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { ROOT } from "../support/command";
import { fromNpm } from "../support/from-npm";
import { copyRepository, type Packed, pack } from "./pack";
import { PackedProject } from "./packed-project";

const SHIPPED = [
    "package.json",
    "dist",
    "docs",
    "examples",
    "README.md",
    "CHANGELOG.md",
    "CONTRIBUTING.md",
    "SECURITY.md",
    "LICENSE",
];
const manifest = JSON.parse(readFileSync(path.join(ROOT, "package.json"), "utf8"));
const lowestSdk = manifest.peerDependencies["@pulumi/pulumi"].replace("^", "");

describe("the package that npm makes", () => {
    let folder: string;
    let packed: Packed;
    let files: readonly string[];
    before(() => {
        folder = mkdtempSync(path.join(tmpdir(), "teams-phone-"));
        copyRepository(path.join(folder, "copy"), ...SHIPPED);
        packed = pack(path.join(folder, "copy"), "--ignore-scripts");
        files = packed.files.map(file => file.path);
    });
    after(() => rmSync(folder, { recursive: true, force: true }));

    it("is compiled when it is packed, from a copy without a build, and leaves out what an older build left in dist", () => {
        const copy = path.join(folder, "without-dist");
        copyRepository(copy, "package.json", "scripts", "tsconfig.json", "tsconfig.build.json");
        mkdirSync(path.join(copy, "provider"));
        writeFileSync(path.join(copy, "provider/index.ts"), 'export const only: string = "source";\n');
        mkdirSync(path.join(copy, "dist"));
        writeFileSync(path.join(copy, "dist/of-before.js"), "");
        const compiled = pack(copy).files.map(file => file.path);
        assert.deepEqual(
            compiled.filter(file => file.startsWith("dist")),
            ["dist/index.d.ts", "dist/index.js"],
        );
    });

    it("holds what package.json promises, and what every stored state loads", () => {
        const exported = Object.values(manifest.exports).flatMap(entry =>
            typeof entry === "string" ? [entry] : Object.values(entry as Record<string, string>),
        );
        const promised = [manifest.main, manifest.types, ...exported, ...Object.values<string>(manifest.bin)];
        const missing = promised.map(file => path.posix.normalize(file)).filter(file => !files.includes(file));
        assert.deepEqual(missing, []);
        assert.ok(files.includes("dist/lifecycle/index.js"));
    });

    it("holds nothing that only its makers need: no source map, no build info, no test, no state", () => {
        const odd = files.filter(
            file =>
                !/^(dist\/.+\.(js|d\.ts|ps1)|docs\/[^/]+\.md|docs\/images\/[^/]+\.png|examples\/gitops\/.+\.(md|yml|sh|mjs))$/.test(
                    file,
                ),
        );
        assert.deepEqual(odd.sort(), [
            "CHANGELOG.md",
            "CONTRIBUTING.md",
            "LICENSE",
            "README.md",
            "SECURITY.md",
            "examples/contoso/index.ts",
            "examples/contoso/tsconfig.json",
            "examples/contoso/world.yaml",
            "package.json",
        ]);
    });

    it("holds everything that its README links to, pictures included", () => {
        const readme = readFileSync(path.join(ROOT, "README.md"), "utf8");
        const links = [...readme.matchAll(/\]\((?!https?:|#)([^)#]+)[^)]*\)/g)].map(([, link = ""]) => link);
        assert.ok(links.length > 3);
        const isThere = (link: string) => files.some(file => file === link || file.startsWith(`${link}/`));
        assert.deepEqual(
            links.filter(link => !isThere(link)),
            [],
        );
    });

    describe("installed in a new project,", () => {
        let project: PackedProject;
        before(() => {
            project = new PackedProject(path.join(folder, "project"), path.join(folder, "copy", packed.filename));
        });

        it("takes it from an empty folder to a first up in four commands", () => {
            project.pulumi(["stack", "init", "dev"]);
            const up = project.pulumi(["up", "--yes", "--skip-preview"], { checkTypes: true });
            assert.deepEqual(project.typed, [
                "teams-phone new",
                "npm install",
                "pulumi stack init dev",
                "pulumi up --yes --skip-preview",
            ]);
            assert.match(up, /\+ 3 created/);
            const { stdout, stderr } = project.teamsPhone("tenant", "get");
            assert.match(stdout, /\+12065550101 +CallingPlan +ada@example\.com +Seattle office/);
            // The command finds the stack in the file that the engine wrote.
            assert.match(stderr, /^teams-phone: stack dev$/m);
        });

        function runsTheExample(stack: string, checkTypes: boolean) {
            project.pulumi(["stack", "init", stack]);
            assert.match(project.pulumi(["up", "--yes", "--skip-preview"], { checkTypes }), /\+ 7 created/);
            assert.match(project.pulumi(["preview", "--expect-no-changes"]), /7 unchanged/);
            assert.match(project.pulumi(["destroy", "--yes", "--skip-preview"]), /- 7 deleted/);
        }

        it(`runs the example with the lowest SDK that package.json allows, ${lowestSdk}, and its own TypeScript`, () => {
            project.becomeExample();
            assert.equal(project.useSdk(fromNpm("@pulumi/pulumi", lowestSdk)), lowestSdk);
            runsTheExample("lowest", true);
        });

        it("runs the example with the SDK and the TypeScript of this repository", () => {
            assert.notEqual(project.useSdk(path.join(ROOT, "node_modules")), lowestSdk);
            runsTheExample("newest", false);
        });
    });
});
