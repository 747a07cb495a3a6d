/**
 * Whether the monitor is that of `pulumi.runtime.setMocks`, under which users run their own unit tests. It looks for the mocks
 * themselves, because a second copy of the SDK has a class of its own, and `instanceof` would miss its instances.
 */
export function isMocked(monitor: unknown): boolean {
    const { mocks } = (monitor ?? {}) as { mocks?: { newResource?: unknown } };
    return typeof mocks?.newResource === "function";
}
