/** Preloaded into a tested program: its stack's state cannot be read, as with an engine that lacks the function. */
const Module = require("node:module");

const READ_STATE = "pulumi:pulumi:readStackResourceOutputs";

const load = Module._load;
Module._load = function (request, parent, isMain) {
    const loaded = load.call(this, request, parent, isMain);
    if (!/(?:^|\/)invoke$/.test(request) || loaded.invoke === undefined || loaded.isWithoutState) return loaded;
    const { invoke } = loaded;
    loaded.isWithoutState = true;
    loaded.invoke = (token, ...rest) =>
        token === READ_STATE ? Promise.reject(new Error("the function is unknown")) : invoke(token, ...rest);
    return loaded;
};
