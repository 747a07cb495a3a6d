import assert from "node:assert/strict";
import { allStories } from "../../stories/story";
import { EngineStage } from "./engine-stage";

/** To play all of them, with a preview before each `up`, run `STORIES=engine npm test -- test/engine/stories`. */
const ARE_ALL = process.env.STORIES === "engine";
const SHORT = "mover between countries";
const PLAYED = [...allStories()].filter(([title]) => ARE_ALL || title === SHORT);
assert.notEqual(PLAYED.length, 0);

for (const [title, story] of PLAYED) {
    describe(`on the real engine, in the story of ${title}`, () => {
        let stage: EngineStage;
        before(async () => {
            stage = await EngineStage.open(story, ARE_ALL);
        });
        after(() => stage.close());
        for (const [index, step] of story.steps.entries())
            it(`${index + 1}. ${step.run}: ${step.title}`, () => stage.play(step));
    });
}
