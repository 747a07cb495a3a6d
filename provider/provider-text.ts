/**
 * The provider as the engine stores it in every resource's state, and evaluates it years later to delete or refresh what an
 * old release created: a frozen contract, the same bytes in every release and on every system. It holds no path, no secret
 * and no code of its own, and finds the package from the program's folder, or from within the package itself.
 */
export const PROVIDER_TEXT =
    'exports.handler = () => require("node:module").createRequire(process.cwd() + "/_")("pulumi-teams-phone/lifecycle").v1;';
