import assert from "node:assert/strict";
import { chmodSync } from "node:fs";
import path from "node:path";
import { EmbeddedTenant } from "../../../provider/tenant/embedded";
import { CmdletService } from "../../support/powershell/cmdlet-service";
import { Project } from "../../support/project";
import { direct, N1, objectId, SEATTLE, smallWorld, TENANT } from "../../support/worlds/world";

const STAND_IN = path.resolve(__dirname, "../../support/powershell/stand-in.mjs");
const TOKEN = JSON.stringify({ accessToken: "a.b.c", expiresOn: "2099-01-01 00:00:00.000000", expires_on: 4070908800 });

describe("a program on a tenant through PowerShell", function () {
    if (process.platform === "win32") this.pending = true;

    it("assigns a number with a location that it looks up, and sets a flag by itself", async () => {
        const embedded = EmbeddedTenant.inMemory(smallWorld());
        const service = await CmdletService.over(embedded);
        const project = await Project.create({
            config: { "teams-phone:tenant": "powershell", "teams-phone:tenantId": TENANT },
        });
        // The Azure CLI and pwsh as the provider finds them in the PATH.
        project.write("bin/az", `#!/bin/sh\necho '${TOKEN}'\n`);
        project.write("bin/pwsh", `#!/bin/sh\nexec '${process.execPath}' '${STAND_IN}' "$@"\n`);
        for (const name of ["az", "pwsh"]) chmodSync(path.join(project.folder, "bin", name), 0o755);
        const pulumi = (command: string) =>
            project.script(
                "sh",
                ["-c", `PATH="$PWD/bin:$PATH" exec pulumi ${command} --non-interactive --color never`],
                {
                    STAND_IN_SERVICE: service.url,
                },
            );
        try {
            project.declare([
                { name: "alice", args: direct("alice", N1, { locationId: { $location: { city: "seattle" } } }) },
                { name: "bob", args: { identity: "bob@contoso.com", enterpriseVoiceEnabled: true } },
            ]);
            const up = await pulumi("up --yes --skip-preview");
            assert.equal(up.code, 0, up.output);
            const [record] = await embedded.findNumbers([N1]);
            assert.deepEqual([record?.holder?.objectId, record?.locationId], [objectId(1), SEATTLE]);
            assert.equal((await embedded.findAccounts([objectId(2)]))[0]?.enterpriseVoiceEnabled, true);
        } finally {
            service.close();
            embedded.close();
        }
    });
});
