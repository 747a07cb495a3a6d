type Outputs = Readonly<Record<string, unknown>>;
/** Turns stored outputs of one version into those of the next. Pure: an upgrade has only what was stored. */
type Upgrade = (outputs: Outputs) => Outputs;

/**
 * The upgrade from each version that was ever released, but the current one, to the next. None is ever removed or changed: a
 * state may not have been touched for years. Each comes with a fixture of the older version in `test/fixtures/`.
 */
const UPGRADES: Readonly<Record<number, Upgrade>> = {};

/** Takes outputs step by step from one version to another. @param upgrades The table; a test may give its own. */
export function upgrade(outputs: Outputs, from: number, to: number, upgrades = UPGRADES): Outputs {
    let current = outputs;
    for (let version = from; version < to; version += 1) {
        const step = upgrades[version];
        if (!step) throw new Error(`There is no upgrade from state version ${version}.`);
        current = { ...step(current), schemaVersion: version + 1 };
    }
    return current;
}
