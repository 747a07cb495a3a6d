import {
    AllowedHostsValidator,
    BaseBearerTokenAuthenticationProvider,
    type BaseRequestBuilder,
    type KeysToExcludeForNavigationMetadata,
    type NavigationMetadata,
    type Parsable,
    type RequestConfiguration,
    type RequestInformation,
    type SerializationWriter,
} from "@microsoft/kiota-abstractions";
import {
    createGraphServiceClient,
    extendGraphServiceClient,
    GraphRequestAdapter,
    type GraphServiceClient,
} from "@microsoft/msgraph-sdk";
import { createODataErrorFromDiscriminatorValue } from "@microsoft/msgraph-sdk/models/oDataErrors/index.js";
import {
    createNumberAssignmentCollectionResponseFromDiscriminatorValue,
    createNumberAssignmentFromDiscriminatorValue,
    createTeamsUserConfigurationCollectionResponseFromDiscriminatorValue,
    createTeamsUserConfigurationFromDiscriminatorValue,
    createTelephoneNumberLongRunningOperationFromDiscriminatorValue,
    type NumberAssignment,
    type NumberAssignmentCollectionResponse,
    type TeamsUserConfiguration,
    type TeamsUserConfigurationCollectionResponse,
    type TelephoneNumberLongRunningOperation,
} from "@microsoft/msgraph-sdk/models/teamsAdministration/index.js";

// The official client's packages on npm contain no request builders for `admin`. These equal what its generator would create, with
// its models, its error type and its calling conventions.

interface ListQuery {
    filter?: string;
    top?: number;
    skip?: number;
}
interface UsersQuery {
    filter?: string;
    orderby?: string[];
    expand?: string[];
    select?: string[];
    top?: number;
}
interface AssignNumber extends Parsable {
    readonly telephoneNumber: string;
    readonly assignmentTargetId: string;
    readonly numberType: string;
    readonly locationId?: string;
}
interface UpdateNumber extends Parsable {
    readonly telephoneNumber: string;
    readonly locationId?: string | null;
    readonly networkSiteId?: string | null;
    readonly reverseNumberLookupOptions?: readonly string[];
}
interface UnassignNumber extends Parsable {
    readonly telephoneNumber: string;
    readonly numberType: string;
}
interface Get<T> extends BaseRequestBuilder<Get<T>> {
    get(configuration?: RequestConfiguration<object>): Promise<T | undefined>;
}
interface Post<Body> extends BaseRequestBuilder<Post<Body>> {
    post(body: Body, configuration?: RequestConfiguration<object>): Promise<void>;
    toPostRequestInformation(body: Body): RequestInformation;
}
interface NumberAssignments extends BaseRequestBuilder<NumberAssignments> {
    get(configuration?: RequestConfiguration<ListQuery>): Promise<NumberAssignmentCollectionResponse | undefined>;
    toGetRequestInformation(configuration?: RequestConfiguration<ListQuery>): RequestInformation;
    byNumberAssignmentId(id: string): Get<NumberAssignment>;
    readonly assignNumber: Post<AssignNumber>;
    readonly unassignNumber: Post<UnassignNumber>;
    readonly updateNumber: Post<UpdateNumber>;
}
interface TelephoneNumberManagement extends BaseRequestBuilder<TelephoneNumberManagement> {
    readonly numberAssignments: NumberAssignments;
    readonly operations: { byOperationId(id: string): Get<TelephoneNumberLongRunningOperation> };
}
interface UserConfigurations extends BaseRequestBuilder<UserConfigurations> {
    get(
        configuration?: RequestConfiguration<UsersQuery>,
    ): Promise<TeamsUserConfigurationCollectionResponse | undefined>;
    byUserId(id: string): Get<TeamsUserConfiguration>;
}
interface Teams extends BaseRequestBuilder<Teams> {
    readonly telephoneNumberManagement: TelephoneNumberManagement;
    readonly userConfigurations: UserConfigurations;
}
export type OfficialClient = GraphServiceClient & { readonly admin: { readonly teams: Teams } };

const TEAMS = "{+baseurl}/admin/teams";
const NUMBERS = `${TEAMS}/telephoneNumberManagement/numberAssignments`;
const errorMappings = { XXX: createODataErrorFromDiscriminatorValue };

function gets(uriTemplate: string, responseBodyFactory: typeof createNumberAssignmentFromDiscriminatorValue) {
    return {
        get: {
            uriTemplate,
            responseBodyContentType: "application/json",
            errorMappings,
            adapterMethodName: "send",
            responseBodyFactory,
            queryParametersMapper: {
                filter: "%24filter",
                orderby: "%24orderby",
                expand: "%24expand",
                select: "%24select",
                top: "%24top",
                skip: "%24skip",
            },
        },
    } as const;
}

function posts(action: string): NavigationMetadata {
    return {
        requestsMetadata: {
            post: {
                uriTemplate: `${NUMBERS}/microsoft.graph.teamsAdministration.${action}`,
                responseBodyContentType: "application/json",
                errorMappings,
                adapterMethodName: "sendNoResponseContent",
                requestBodyContentType: "application/json",
                requestBodySerializer: (writer: SerializationWriter, body: object | null | undefined = {}) => {
                    for (const [name, value] of Object.entries(body ?? {})) {
                        if (Array.isArray(value)) writer.writeCollectionOfPrimitiveValues(name, value);
                        else writer.writeStringValue(name, value);
                    }
                },
                requestInformationContentSetMethod: "setContentFromParsable",
            },
        },
    };
}

const ADMIN: Record<Exclude<string, KeysToExcludeForNavigationMetadata>, NavigationMetadata> = {
    admin: {
        navigationMetadata: {
            teams: {
                navigationMetadata: {
                    telephoneNumberManagement: {
                        navigationMetadata: {
                            numberAssignments: {
                                requestsMetadata: gets(
                                    `${NUMBERS}{?%24filter,%24skip,%24top}`,
                                    createNumberAssignmentCollectionResponseFromDiscriminatorValue,
                                ),
                                navigationMetadata: {
                                    byNumberAssignmentId: {
                                        requestsMetadata: gets(
                                            `${NUMBERS}/{numberAssignment%2Did}`,
                                            createNumberAssignmentFromDiscriminatorValue,
                                        ),
                                        pathParametersMappings: ["numberAssignment%2Did"],
                                    },
                                    assignNumber: posts("assignNumber"),
                                    unassignNumber: posts("unassignNumber"),
                                    updateNumber: posts("updateNumber"),
                                },
                            },
                            operations: {
                                navigationMetadata: {
                                    byOperationId: {
                                        requestsMetadata: gets(
                                            `${TEAMS}/telephoneNumberManagement/operations/{operation%2Did}`,
                                            createTelephoneNumberLongRunningOperationFromDiscriminatorValue,
                                        ),
                                        pathParametersMappings: ["operation%2Did"],
                                    },
                                },
                            },
                        },
                    },
                    userConfigurations: {
                        requestsMetadata: gets(
                            `${TEAMS}/userConfigurations{?%24expand,%24filter,%24orderby,%24select,%24top}`,
                            createTeamsUserConfigurationCollectionResponseFromDiscriminatorValue,
                        ),
                        navigationMetadata: {
                            byUserId: {
                                requestsMetadata: gets(
                                    `${TEAMS}/userConfigurations/{user%2Did}`,
                                    createTeamsUserConfigurationFromDiscriminatorValue,
                                ),
                                pathParametersMappings: ["user%2Did"],
                            },
                        },
                    },
                },
            },
        },
    },
};

/** Creates Microsoft's own client for an emulator. */
export function officialClient(url: string, token: string): { client: OfficialClient; adapter: GraphRequestAdapter } {
    extendGraphServiceClient(ADMIN, {});
    const provider = new BaseBearerTokenAuthenticationProvider({
        getAuthorizationToken: async () => token,
        getAllowedHostsValidator: () => new AllowedHostsValidator(),
    });
    const adapter = new GraphRequestAdapter(provider);
    adapter.baseUrl = `${url}/v1.0`;
    return { client: createGraphServiceClient(adapter) as OfficialClient, adapter };
}
