import { InProcessStage } from "./in-process-stage";
import { allStories } from "./story";

for (const [title, story] of allStories()) {
    describe(`in the story of ${title}`, function () {
        this.bail(true);
        let stage: InProcessStage;
        before(() => {
            stage = new InProcessStage(story);
        });
        after(() => stage.close());
        for (const [index, step] of story.steps.entries())
            it(`${index + 1}. ${step.run}: ${step.title}`, () => stage.play(step)).timeout(20_000);
    });
}
