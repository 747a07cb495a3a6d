import process from "node:process";

/** Hidden in the rendered text. With several stacks in one repository, each has a comment and an issue of its own. */
export const MARKER = `[//]: # (teams-phone ${process.env.PULUMI_STACK ?? ""})`;
