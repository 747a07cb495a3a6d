/** A `PhoneNumberAssignment` of the program. `$output` and `$location` in an argument stand for what JSON cannot say. */
export interface Declared {
    readonly name: string;
    readonly args: Record<string, unknown>;
    readonly opts?: Record<string, unknown>;
}
