import type { Explanation } from "./explanation";

// Texts of Microsoft Graph, from public logs of real responses (July and August 2026). Some are JSON inside a JSON string, so the
// patterns match anywhere in the text.
export const graph: readonly Explanation[] = [
    {
        pattern: /Insufficient permission\(s\) for the request/i,
        cause: "The app registration lacks a permission for phone numbers.",
        fix: "Grant it the application permission TeamsTelephoneNumber.ReadWrite.All (TeamsTelephoneNumber.Read.All is enough for reading), and have an administrator grant consent.",
    },
    {
        pattern: /Provide different credential or request access/i,
        cause: "The app has the permission, but the identity itself is not allowed to manage Teams telephony.",
        fix: "Use another identity, or assign it the role Teams Administrator or Teams Telephony Administrator in Entra.",
    },
    {
        pattern: /This API is not supported for AAD accounts/i,
        cause: "The request addressed the root of number management, and Graph supports only its parts.",
        fix: "No program can cause this. Please report it with the request id.",
    },
    {
        pattern: /Specify valid resource/i,
        cause: "Graph has no such entry, or does not list entries of that kind: an operation can be read only by its id.",
        fix: "For a number, check that the tenant still owns it. For an operation, run `pulumi up` again, which reads the tenant itself.",
    },
];
