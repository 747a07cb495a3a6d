/**
 * Whether a monitor is the one of `pulumi.runtime.setMocks`, under which a program's own unit tests run. It is recognised by its
 * mocks, not by its class: a package that brings a second copy of the SDK brings a second class, whose mocks are no instances
 * of ours.
 */
export function isMocked(monitor: unknown): boolean {
    const { mocks } = (monitor ?? {}) as { mocks?: { newResource?: unknown } };
    return typeof mocks?.newResource === "function";
}
