import { EMBEDDED_PROGRAM, GRAPH_PROGRAM, WORLD } from "./templates";

/** Stands for the tenant's id until someone fills it in. The configuration refuses it, because it is not a GUID. */
export const PLACEHOLDER = "REPLACE-WITH-THE-TENANT-ID";

export interface NewProject {
    readonly name: string;
    /** The real tenant's id (GUID) or `PLACEHOLDER`; `null` for an embedded tenant. */
    readonly tenantId: string | null;
    /** The version of this package. */
    readonly version: string;
    /** The range of the SDK's versions that this package works with. */
    readonly sdk: string;
}

/** The files of a new project, by name. */
export function projectFiles(project: NewProject): Readonly<Record<string, string>> {
    const isEmbedded = project.tenantId === null;
    return {
        "package.json": manifest(project),
        "Pulumi.yaml": pulumiYaml(project),
        "tsconfig.json": TSCONFIG,
        "index.ts": isEmbedded ? EMBEDDED_PROGRAM : GRAPH_PROGRAM,
        ...(isEmbedded ? { "world.yaml": WORLD } : {}),
        ".gitignore": ".teams-phone/\nnode_modules/\n",
    };
}

function manifest({ name, version, sdk }: NewProject): string {
    const dependencies = { "@pulumi/pulumi": sdk, "pulumi-teams-phone": `^${version}` };
    return `${JSON.stringify({ name, private: true, main: "index.ts", dependencies }, null, 4)}\n`;
}

function pulumiYaml({ name, tenantId }: NewProject): string {
    const start = `name: ${name}\ndescription: Microsoft Teams phone numbers\nruntime: nodejs\n`;
    if (tenantId === null)
        return `${start}# The state is kept beside the tenant's file. Remove this to use the backend that you are logged in to.
backend:
  url: file://./.teams-phone/state?create_dir=true
config:
  teams-phone:tenant: embedded
  teams-phone:world: world.yaml
`;
    return `${start}config:
  teams-phone:tenant: graph
  # The only tenant that this project may touch: Entra admin center, Overview.
  teams-phone:tenantId: ${tenantId}
`;
}

/** Each TypeScript that the SDK may choose understands these options, from its own 3.8 on. */
const TSCONFIG = `{
    "compilerOptions": {
        "strict": true,
        "target": "es2020",
        "module": "commonjs",
        "skipLibCheck": true,
        "noEmit": true
    },
    "files": ["index.ts"]
}
`;
