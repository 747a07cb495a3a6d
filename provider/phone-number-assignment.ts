import * as pulumi from "@pulumi/pulumi";
import { gateOfThisRun } from "./gate/gate-of-run";
import type { PendingDeclaration } from "./gate/program/pending-declaration";
import type { AssignmentCategory, PhoneNumberType } from "./model/number";
import { PROVIDER_TEXT } from "./provider-text";
import { RESOURCE_TYPE } from "./schema/resource-type";

/** Gives an account a number: the cmdlet's parameter set `Assignment`. */
export interface NumberArgs {
    /**
     * Object id, UPN or SIP address of a user or resource account. With `sip:` the SIP address decides, without it the UPN. Another
     * account is a replacement; another spelling is not a change.
     */
    identity: pulumi.Input<string>;
    /** `+12065551234`, or the same without `+`; a Direct Routing number also with `;ext=1234`. A change is a replacement, create first. */
    phoneNumber: pulumi.Input<string>;
    /** As the number was acquired. A change is a replacement. */
    phoneNumberType: pulumi.Input<PhoneNumberType>;
    /** Default `Primary`. A change is a replacement. */
    assignmentCategory?: pulumi.Input<AssignmentCategory | undefined>;
    /**
     * Emergency location: left out, the location stays as it is; a LocationId sets it; `null` (or the cmdlet's text `"null"`) removes
     * it, which Calling Plan numbers do not allow. A change is an update in place.
     */
    locationId?: pulumi.Input<string | null | undefined>;
    /** Identity of the holder who may lose this number to `identity`. Remove the argument once the number has moved. */
    takeFrom?: pulumi.Input<string | undefined>;
    /** Number of this category that the account may lose for this one, although no declaration manages it. Remove the argument once the number is gone. */
    replacesNumber?: pulumi.Input<string | undefined>;
    enterpriseVoiceEnabled?: never;
}

/** Sets the flag EnterpriseVoiceEnabled of an account: the cmdlet's parameter set `Attribute`. */
export interface EnterpriseVoiceArgs {
    /** Object id, UPN or SIP address of a user or resource account. With `sip:` the SIP address decides, without it the UPN. */
    identity: pulumi.Input<string>;
    /** Delete restores the value found at create, unless it was changed since or the account holds a number. */
    enterpriseVoiceEnabled: pulumi.Input<boolean>;
    phoneNumber?: never;
    phoneNumberType?: never;
    assignmentCategory?: never;
    locationId?: never;
    takeFrom?: never;
    replacesNumber?: never;
}

export type PhoneNumberAssignmentArgs = NumberArgs | EnterpriseVoiceArgs;

/**
 * A Teams phone number assigned to a user or resource account, or only the account's EnterpriseVoiceEnabled flag.
 *
 * Create assigns the number, or adopts an assignment that already exists without a write. A change of the location updates in place.
 * Delete releases the number if the account still holds it. A number that another account holds is not taken without consent:
 * `takeFrom`, a declaration that gives that account another number, or the removal of that account's own declaration.
 *
 * @see https://learn.microsoft.com/powershell/module/teams/set-csphonenumberassignment the cmdlet whose behaviour this declares
 */
export class PhoneNumberAssignment extends pulumi.CustomResource {
    /** UPN as the tenant reports it. */
    declare readonly identity: pulumi.Output<string>;
    /** Canonical: `+` and digits, then `;ext=` and digits if there is an extension. `null` in the form that sets the flag. */
    declare readonly phoneNumber: pulumi.Output<string | null>;
    /** As the tenant reports it; `null` in the form that sets the flag. */
    declare readonly phoneNumberType: pulumi.Output<PhoneNumberType | null>;
    /** As the tenant reports it; `null` in the form that sets the flag. */
    declare readonly assignmentCategory: pulumi.Output<AssignmentCategory | null>;
    /** The live emergency location, declared or not; `null` when there is none. */
    declare readonly locationId: pulumi.Output<string | null>;
    /** Whether the account can make and receive calls through the public telephone network. */
    declare readonly enterpriseVoiceEnabled: pulumi.Output<boolean>;
    /** Entra object id. */
    declare readonly accountObjectId: pulumi.Output<string>;
    /** Name of the account as the tenant reports it. */
    declare readonly displayName: pulumi.Output<string>;

    constructor(name: string, args: PhoneNumberAssignmentArgs, opts?: pulumi.CustomResourceOptions) {
        const pending = opts?.id === undefined ? gateOfThisRun().submit(name, args, opts ?? {}) : null;
        const props = { ...OUTPUTS, ...pending?.inputs, __provider: PROVIDER_TEXT };
        const { stackTraceLimit } = Error;
        // The SDK takes four stack traces per output, to debug leaks of promises: most of the CPU time of a program with
        // thousands of resources. Nobody but that debugging reads them.
        if (!process.env.PULUMI_DEBUG_PROMISE_LEAKS) Error.stackTraceLimit = 0;
        try {
            super(RESOURCE_TYPE, name, props, pending ? afterGate(pending, opts) : opts);
        } finally {
            Error.stackTraceLimit = stackTraceLimit;
        }
        if (pending) pending.resource = this;
    }

    /**
     * Reads an existing assignment without managing it.
     * @param id The canonical number, or `enterprise-voice/<account object id>`.
     */
    static get(name: string, id: pulumi.Input<pulumi.ID>, opts?: pulumi.CustomResourceOptions): PhoneNumberAssignment {
        return new PhoneNumberAssignment(name, {} as PhoneNumberAssignmentArgs, { ...opts, id });
    }
}

/** The options with the resources that the gate finds must exist first. The SDK takes promises and lists at any depth. */
function afterGate(
    pending: PendingDeclaration,
    opts: pulumi.CustomResourceOptions | undefined,
): pulumi.CustomResourceOptions {
    const dependsOn = [opts?.dependsOn ?? [], pending.dependencies] as unknown as pulumi.Input<pulumi.Resource>[];
    // Whether an Output is secret is known later than the options are given, but the SDK reads this list after the inputs: the
    // gate fills it in time.
    pending.secretOutputs.unshift(...(opts?.additionalSecretOutputs ?? []));
    return { ...opts, dependsOn, additionalSecretOutputs: pending.secretOutputs };
}

/**
 * Keys without a value become outputs that the provider fills. Each costs time in the program's process, so the class declares those
 * that programs use. The state holds all outputs (`schema/state.ts`).
 */
const OUTPUTS: Record<string, undefined> = {
    identity: undefined,
    phoneNumber: undefined,
    phoneNumberType: undefined,
    assignmentCategory: undefined,
    locationId: undefined,
    enterpriseVoiceEnabled: undefined,
    accountObjectId: undefined,
    displayName: undefined,
};
