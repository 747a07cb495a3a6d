import assert from "node:assert/strict";
import { cpSync, mkdirSync, symlinkSync } from "node:fs";
import path from "node:path";
import { Project } from "../../support/project";
import { direct, N1, smallWorld } from "../../support/worlds/world";

const ROOT = path.join(__dirname, "../../..");

describe("on the real engine, a program that loads two copies of the package", () => {
    it("has one gate, which finds that both declare one number", async () => {
        const project = await Project.create({ world: smallWorld() });
        const copy = path.join(project.folder, "copy");
        mkdirSync(copy);
        cpSync(path.join(ROOT, "dist"), path.join(copy, "dist"), { recursive: true });
        cpSync(path.join(ROOT, "package.json"), path.join(copy, "package.json"));
        symlinkSync(path.join(ROOT, "node_modules"), path.join(copy, "node_modules"), "junction");
        project.program(`
            const one = require("pulumi-teams-phone");
            const other = require("./copy");
            if (one.PhoneNumberAssignment === other.PhoneNumberAssignment) throw new Error("this is one copy");
            new one.PhoneNumberAssignment("alice", ${JSON.stringify(direct("alice", N1))});
            new other.PhoneNumberAssignment("bob", ${JSON.stringify(direct("bob", N1))});
        `);
        const { code, output } = await project.preview();
        project.close();
        assert.notEqual(code, 0, output);
        assert.match(output, /\[duplicate-number\]/);
    });
});
