/**
 * What the engine's provider process calls. The text stored in every resource's state loads this file and asks for `v1`
 * (`provider/provider-text.ts`), so `v1` must go on working, with the same meaning, in every later release.
 */
// First: an older Node cannot load what follows.
import "../node-version";

import { check } from "./check";
import { create } from "./create";
import { remove } from "./delete";
import { diff } from "./diff";
import { sayWhatIsGone } from "./engine/deleted-first";
import { plainErrors } from "./engine/plain-errors";
import { read } from "./read";
import { configure } from "./run/connection";
import { update } from "./update";

export const v1 = {
    configure,
    check: plainErrors(check),
    diff: plainErrors(diff),
    create: plainErrors(sayWhatIsGone(create)),
    read: plainErrors(read),
    update: plainErrors(update),
    delete: plainErrors(remove),
};
