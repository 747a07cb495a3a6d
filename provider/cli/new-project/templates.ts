export const EMBEDDED_PROGRAM = `import { getEmergencyLocation, PhoneNumberAssignment } from "pulumi-teams-phone";

// A Calling Plan number for a person, with the emergency location of the office.
new PhoneNumberAssignment("ada", {
    identity: "ada@example.com",
    phoneNumber: "+12065550101",
    phoneNumberType: "CallingPlan",
    locationId: getEmergencyLocation({ city: "Seattle" }),
});

// A Direct Routing number for a call queue.
new PhoneNumberAssignment("service-desk", {
    identity: "service-desk@example.com",
    phoneNumber: "+12065550110",
    phoneNumberType: "DirectRouting",
});
`;

export const GRAPH_PROGRAM = `import { PhoneNumberAssignment } from "pulumi-teams-phone";

// \`npx teams-phone export --program\` prints a program that declares what the tenant has already.
// Begin with the number of a test account:
//
// new PhoneNumberAssignment("test-account", {
//     identity: "test-account@example.com",
//     phoneNumber: "+12065550101",
//     phoneNumberType: "CallingPlan", // or DirectRouting, or OperatorConnect
// });
`;

export const WORLD = `# The tenant as it is before the first run. It lives in a file, .teams-phone/tenant.db, which the first preview creates from this one.
# The numbers are reserved for fiction.
tenant:
    id: 3c6d1f0e-7b0a-4c55-9a1e-5f2d8c4b9a10
    name: Example

locations:
    - { locationId: 7a1e0c52-41d3-4d0f-8f5e-2b9c6d3e0001, description: Seattle office, address: "1 Example Street, Seattle, WA 98104", city: Seattle, country: US }
    - { locationId: 7a1e0c52-41d3-4d0f-8f5e-2b9c6d3e0002, description: Portland office, address: "2 Example Street, Portland, OR 97204", city: Portland, country: US }

# MCOEV is the service plan of Teams Phone, MCOPSTN1 that of a Calling Plan.
accounts:
    - { objectId: 31a5c9d2-1111-4000-8000-000000000001, userPrincipalName: ada@example.com, displayName: Ada Young, usageLocation: US, licences: [MCOEV, MCOPSTN1] }
    - { objectId: 31a5c9d2-1111-4000-8000-000000000002, userPrincipalName: ben@example.com, displayName: Ben Stone, usageLocation: US, licences: [MCOEV, MCOPSTN1] }
    - { objectId: 31a5c9d2-1111-4000-8000-000000000003, userPrincipalName: service-desk@example.com, displayName: Service desk, type: resourceAccount, serves: callQueue, usageLocation: US, licences: [MCOEV_VIRTUALUSER] }

numbers:
    - { number: "+12065550101", type: CallingPlan, city: Seattle, country: US }
    - { number: "+12065550102", type: CallingPlan, city: Seattle, country: US, location: Seattle office }
    - { number: "+12065550110", type: DirectRouting, city: Seattle, country: US }
`;
