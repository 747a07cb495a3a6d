import { existsSync, mkdirSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import type { Command } from "commander";
import { TeamsPhoneError } from "../../errors";
import { describeValue, plainText } from "../../messages/text";
import { GUID } from "../../schema/identity";
import { PLACEHOLDER, projectFiles } from "../new-project/project-files";
import { projectName } from "../new-project/project-name";

const { version, peerDependencies } = require("../../../package.json") as {
    version: string;
    peerDependencies: Record<string, string>;
};

interface Options {
    readonly graph?: true;
    readonly tenantId?: string;
}

export function newCommand(program: Command): Command {
    return program
        .command("new")
        .description("create a project: a small program, and a tenant in a file to try it on")
        .argument("[folder]", "where to create it", ".")
        .option("--graph", "create a project for a real tenant instead, through Microsoft Graph")
        .option("--tenant-id <guid>", "with --graph: the only tenant that the project may touch")
        .action((given: string, options: Options) => {
            const folder = path.resolve(given);
            const tenantId = tenantIdOf(options);
            const name = projectName(path.basename(folder));
            const sdk = peerDependencies["@pulumi/pulumi"] ?? "^3";
            const files = projectFiles({ name, tenantId, version, sdk });
            refuseFolder(folder, Object.keys(files));
            mkdirSync(folder, { recursive: true });
            for (const [file, text] of Object.entries(files))
                writeFileSync(path.join(folder, file), text, { flag: "wx" });
            console.log(`Created the project ${name} in ${plainText(folder)}: ${Object.keys(files).join(", ")}.`);
            console.log(["Next:", ...nextCommands(folder, tenantId)].join("\n  "));
        });
}

/** @returns `null` for an embedded tenant. @throws TeamsPhoneError `usage` */
function tenantIdOf({ graph, tenantId }: Options): string | null {
    if (tenantId !== undefined && !graph)
        throw new TeamsPhoneError("usage", "--tenant-id names a real tenant. Use it together with --graph.");
    if (tenantId !== undefined && !GUID.test(tenantId))
        throw new TeamsPhoneError(
            "usage",
            `--tenant-id must be the tenant's GUID (Entra admin center, Overview), not ${describeValue(tenantId)}.`,
        );
    return graph ? (tenantId?.toLowerCase() ?? PLACEHOLDER) : null;
}

/** @throws TeamsPhoneError `project-exists` or `usage`, before anything is written */
function refuseFolder(folder: string, files: readonly string[]): void {
    if (existsSync(folder) && !statSync(folder).isDirectory())
        throw new TeamsPhoneError("usage", `${plainText(folder)} is not a folder. Name another one.`);
    const existing = files.filter(file => existsSync(path.join(folder, file)));
    if (existing.length === 0) return;
    throw new TeamsPhoneError(
        "project-exists",
        `${plainText(folder)} already has ${existing.join(", ")}. Nothing was written. Name another folder: teams-phone new <folder>.`,
    );
}

function nextCommands(folder: string, tenantId: string | null): string[] {
    const shown = plainText(path.relative(process.cwd(), folder));
    const change = shown === "" ? [] : [`cd ${/^[\w./\\-]+$/.test(shown) ? shown : `"${shown}"`}`];
    if (tenantId === null)
        return [
            ...change,
            "npm install",
            "pulumi stack init dev    # asks for a passphrase for secrets; there are none, so it may be empty",
            "pulumi up",
        ];
    return [
        ...change,
        ...(tenantId === PLACEHOLDER ? [`# Replace ${PLACEHOLDER} in Pulumi.yaml.`] : []),
        "npm install",
        `az login --service-principal --username <client id> --certificate <file> --tenant ${tenantId === PLACEHOLDER ? "<its id>" : tenantId} --allow-no-subscriptions`,
        "pulumi stack init dev",
        "npx teams-phone doctor                        # checks login, permissions and clock",
        "npx teams-phone export --program > index.ts   # declares what the tenant has",
        "pulumi preview                                # sends no write",
    ];
}
