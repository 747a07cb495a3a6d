import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { parse } from "yaml";
import { Stage, type Story } from "./story";

const CASES = path.join(__dirname, "cases");

for (const file of readdirSync(CASES)) {
    const story = parse(readFileSync(path.join(CASES, file), "utf8")) as Story;
    describe(`in the story of ${path.basename(file, ".yaml").replaceAll("-", " ")}`, function () {
        this.bail(true);
        let stage: Stage;
        before(() => {
            stage = new Stage(story);
        });
        after(() => stage.close());
        for (const [index, step] of story.steps.entries())
            (step.isPending ? it.skip : it)(`${index + 1}. ${step.run}: ${step.title}`, () => stage.play(step)).timeout(
                20_000,
            );
    });
}
