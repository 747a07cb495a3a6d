// The loop that people write today over Graph. For each row: look up, write, poll, read back.
import { numberOf, PORTLAND, SEATTLE, TENANT, upnOf } from "./people.mjs";

const NUMBERS = "/admin/teams/telephoneNumberManagement/numberAssignments";

export class Loop {
    /** @param url Without the version. */
    constructor(url) {
        this.url = url;
    }

    async login() {
        const response = await fetch(`${this.url}/${TENANT}/oauth2/v2.0/token`, {
            method: "POST",
            body: new URLSearchParams({
                grant_type: "client_credentials",
                client_id: "loop",
                client_secret: "emulator",
                scope: "https://graph.microsoft.com/.default",
            }),
        });
        this.token = (await response.json()).access_token;
    }

    async assign(index) {
        const user = await this.#user(index);
        const body = { assignmentTargetId: user.id, assignmentCategory: "primary", locationId: SEATTLE };
        await this.#follow("assignNumber", { ...this.#number(index), ...body });
        const row = await this.#readBack(index);
        if (row.assignmentTargetId !== user.id || row.locationId !== SEATTLE) throw new Error("not assigned");
    }

    async move(index) {
        await this.#user(index);
        await this.#send("POST", `${NUMBERS}/updateNumber`, { telephoneNumber: numberOf(index), locationId: PORTLAND });
        if ((await this.#readBack(index)).locationId !== PORTLAND) throw new Error("not moved");
    }

    async remove(index) {
        await this.#user(index);
        await this.#follow("unassignNumber", this.#number(index));
        if ((await this.#readBack(index)).assignmentTargetId !== null) throw new Error("not removed");
    }

    #number(index) {
        return { telephoneNumber: numberOf(index), numberType: "directRouting" };
    }

    async #user(index) {
        return (await this.#send("GET", `/users/${encodeURIComponent(upnOf(index))}`)).json();
    }

    /** Polls without pauses, which is faster than a loop that waits. */
    async #follow(action, body) {
        const accepted = await this.#send("POST", `${NUMBERS}/${action}`, body);
        const [, path] = accepted.headers.get("location").split("/v1.0");
        for (let status = "running"; status !== "succeeded"; ) {
            ({ status } = await (await this.#send("GET", path)).json());
            if (status === "failed") throw new Error(`${action} failed`);
        }
    }

    async #readBack(index) {
        const filter = encodeURIComponent(`telephoneNumber eq '${numberOf(index)}'`);
        return (await (await this.#send("GET", `${NUMBERS}?$filter=${filter}`)).json()).value[0];
    }

    async #send(method, path, body) {
        const response = await fetch(`${this.url}/v1.0${path}`, {
            method,
            headers: { authorization: `Bearer ${this.token}`, "content-type": "application/json" },
            ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        });
        if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
        return response;
    }
}
