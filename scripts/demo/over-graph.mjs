import { spawn } from "node:child_process";
import path from "node:path";
import process from "node:process";
import { edit, folder, prepare, pulumi, root, say } from "./stage.mjs";

/** Runs the example on an emulator of Microsoft Graph over HTTP: the code that production runs, without a real tenant. */
export async function overGraph() {
    say("An emulator of Microsoft Graph serves Contoso.");
    const server = await serve();
    try {
        prepare({
            tenant: "graph",
            tenantId: "8f14e45f-ceea-467f-9b3c-1d5b6f0a7c21",
            graphEndpoint: server.url,
        });
        act();
        say(`Requests to Graph: ${await requests(server.url)}.`);
    } finally {
        server.stop();
    }
}

function act() {
    say(
        "Graph can neither look up emergency locations nor set EnterpriseVoiceEnabled by itself: two refusals, and each says what to do.",
    );
    pulumi("preview", { refused: true });
    edit(`getEmergencyLocation({ city: "Vancouver" })`, `"2d9b1f60-6a5e-4a41-9d0e-0a6f1f7e0001"`);
    edit(`import { getEmergencyLocation, PhoneNumberAssignment }`, `import { PhoneNumberAssignment }`);
    pulumi("preview", { refused: true });
    edit(
        `new PhoneNumberAssignment("user3-voice", {\n    identity: "user3@contoso.com",\n    enterpriseVoiceEnabled: true,\n});\n`,
        "",
    );

    say("The rest of the program works as on any other tenant.");
    pulumi("preview");
    pulumi("up");

    say("Once more: there is nothing to do.");
    pulumi("up");

    say("An emergency location moves, and a person gets another number.");
    edit(`"2d9b1f60-6a5e-4a41-9d0e-0a6f1f7e0001"`, `"2d9b1f60-6a5e-4a41-9d0e-0a6f1f7e0002"`);
    edit(`"+14255551000;ext=100"`, `"+14255551000;ext=101"`);
    pulumi("up");

    say("Clean up. (pulumi destroy)");
    pulumi("destroy");
}

/** Starts the emulator and waits until it reports that it is ready. */
function serve() {
    const args = [path.join(root, "dist/cli/main.js"), "tenant", "serve"];
    const world = path.join(root, "examples/contoso/world.yaml");
    const child = spawn(process.execPath, [...args, "--world", world], {
        cwd: folder,
        stdio: ["ignore", "pipe", "inherit"],
    });
    return new Promise((resolve, reject) => {
        let said = "";
        child.on("error", reject);
        child.on("exit", code => reject(new Error(`the emulator ended with exit code ${code}`)));
        child.stdout.on("data", text => {
            said += text;
            const url = /page +(http:\S+?)\/\n/.exec(said)?.[1];
            if (!url || !said.includes("ready")) return;
            process.stdout.write(said);
            resolve({ url, stop: () => child.kill("SIGTERM") });
        });
    });
}

async function requests(url) {
    const answer = await fetch(`${url}/_emulator/requests`);
    const { counts: byCall } = await answer.json();
    const counts = Object.entries(byCall).map(([what, count]) => `${what}: ${count}`);
    return counts.join(", ");
}
