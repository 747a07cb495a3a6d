import * as pulumi from "@pulumi/pulumi";

type Arguments = Readonly<Record<string, unknown>>;

/** Outputs that reveal a secret argument under another name. */
const DERIVED: Readonly<Record<string, readonly string[]>> = { identity: ["displayName", "accountObjectId"] };

/**
 * Names the arguments that the program marked as secret. It resolves once all values are known, which may be after other resources
 * exist: only code that needs the same values anyway may wait for it.
 */
export async function secretKeys(args: Arguments): Promise<readonly string[]> {
    const keys = await Promise.all(
        Object.entries(args).map(async ([key, value]) => ((await isSecret(value)) ? [key] : [])),
    );
    return keys.flat();
}

/** The outputs that must be secret because of secret arguments. The engine marks only those of the same name, and only when it writes. */
export function secretOutputs(keys: readonly string[]): readonly string[] {
    return keys.flatMap(key => [key, ...(DERIVED[key] ?? [])]);
}

/** Whether the resource's id, which is never secret, reveals a secret argument. */
export function isRevealedById(args: Arguments, keys: readonly string[]): boolean {
    const isVoice = args.enterpriseVoiceEnabled !== undefined && args.enterpriseVoiceEnabled !== null;
    return keys.includes("phoneNumber") || (isVoice && keys.includes("identity"));
}

export function idsRevealSecrets(names: readonly string[]): string {
    return `Teams Phone: ${names.map(name => `\`${name}\``).join(", ")}: the number (or the account, where EnterpriseVoiceEnabled is set) is marked as secret, but is the resource's id, which Pulumi stores and prints in plain text.`;
}

async function isSecret(value: unknown): Promise<boolean> {
    // A value that fails is reported where it is used. An Output of a failing promise would report it a second time.
    const settled = value instanceof Promise ? await value.catch(() => undefined) : value;
    return pulumi.Output.isInstance(settled) && pulumi.isSecret(settled).catch(() => false);
}
