import type { Explanation } from "./explanation";

// Texts of Microsoft Graph, from public logs of real answers (July and August 2026). Some come as JSON within a JSON string: the
// patterns look for the words, wherever they stand.
export const graph: readonly Explanation[] = [
    {
        pattern: /Insufficient permission\(s\) for the request/i,
        cause: "The app registration lacks a permission for phone numbers.",
        fix: "Grant it the application permission TeamsTelephoneNumber.ReadWrite.All (reading alone needs TeamsTelephoneNumber.Read.All), and have an administrator consent.",
    },
    {
        pattern: /Provide different credential or request access/i,
        cause: "The permission is there, but the identity itself may not manage Teams telephony.",
        fix: "Use another identity, or give this one the role Teams Administrator or Teams Telephony Administrator in Entra.",
    },
    {
        pattern: /This API is not supported for AAD accounts/i,
        cause: "The root of the number management was asked for, and Graph serves only its parts.",
        fix: "Nothing in a program causes this: please report it with the request's id.",
    },
    {
        pattern: /Specify valid resource/i,
        cause: "Graph has no such entry, or does not list entries of that kind: an operation can only be asked for by its id.",
        fix: "If it was about a number, check that the tenant still owns it. If it was about an operation, run `pulumi up` again, which looks at the tenant itself.",
    },
];
