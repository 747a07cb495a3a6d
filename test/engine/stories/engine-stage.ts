import path from "node:path";
import { type Outcome, Stage } from "../../stories/stage";
import type { Step, Story } from "../../stories/story";
import { nameOf } from "../../support/engine/stack-file";
import { Project } from "../../support/project";

/** Runs the program of a story with the engine's own commands. */
export class EngineStage extends Stage {
    readonly #project: Project;
    readonly #hasPreview: boolean;

    private constructor(project: Project, hasPreview: boolean) {
        super();
        this.#project = project;
        this.#hasPreview = hasPreview;
    }

    /** @param hasPreview whether each `up` makes its own preview first, as it does for users */
    static async open({ world, config }: Story, hasPreview: boolean): Promise<EngineStage> {
        const all = {
            "teams-phone:tenant": "embedded",
            "teams-phone:world": "world.yaml",
            // Stories are about few people, so they need no other limit than the one that users have.
            "teams-phone:maxRemovals": undefined,
            ...config,
        };
        return new EngineStage(await Project.create({ world, config: all }), hasPreview);
    }

    close(): void {
        this.#project.close();
    }

    protected get tenant() {
        return this.#project.tenant;
    }

    protected get database(): string {
        return path.join(this.#project.folder, ".teams-phone/tenant.db");
    }

    protected declare(program: NonNullable<Step["declare"]>): void {
        this.#project.declare(Object.entries(program).map(([name, args]) => ({ name, args })));
    }

    protected async stored(): Promise<readonly string[]> {
        return (await this.#project.state()).map(nameOf);
    }

    protected async run(command: Step["run"]): Promise<Outcome> {
        const isUp = command === "up" && this.#hasPreview;
        const { code, output } = await (isUp ? this.#project.pulumi("up", "--yes") : this.#project[command]());
        return { isDone: code === 0, said: output };
    }
}
