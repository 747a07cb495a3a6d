type Outputs = Readonly<Record<string, unknown>>;
/** Turns the stored outputs of one version into those of the next. It has no access to the tenant. */
type Upgrade = (outputs: Outputs) => Outputs;

/**
 * The upgrade from each released version, except the current one, to the next. Never remove or change one: a state may be years
 * old. Each has a fixture of the older version in `test/fixtures/`.
 */
const UPGRADES: Readonly<Record<number, Upgrade>> = {};

/** Upgrades outputs step by step. @param upgrades A test may give its own table. */
export function upgrade(outputs: Outputs, from: number, to: number, upgrades = UPGRADES): Outputs {
    let current = outputs;
    for (let version = from; version < to; version += 1) {
        const step = upgrades[version];
        if (!step) throw new Error(`There is no upgrade from state version ${version}.`);
        current = { ...step(current), schemaVersion: version + 1 };
    }
    return current;
}
