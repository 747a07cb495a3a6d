/**
 * The provider's source, which the engine stores in every resource's state and evaluates years later to delete or refresh what
 * an old release created. It is a frozen contract: the same bytes in every release and on every system. It holds no path, no secret
 * and no code of its own, and finds the package from the program's folder, or from within the package itself.
 */
export const PROVIDER_TEXT =
    'exports.handler = () => require("node:module").createRequire(process.cwd() + "/_")("pulumi-teams-phone/lifecycle").v1;';
