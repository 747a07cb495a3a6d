import type { DatabaseSync } from "node:sqlite";
import type { Change } from "../../model/change";
import { numberRow } from "./database/rows";
import type { Service } from "./service";
import { ServiceError } from "./service-error";

/** Carries out a change of the port with the matching cmdlet. @throws ServiceError or ConnectionLost */
export function callCmdlet(service: Service, database: DatabaseSync, change: Change): void {
    switch (change.kind) {
        case "setEnterpriseVoice":
            service.set({ identity: change.account, enterpriseVoiceEnabled: change.enabled });
            break;
        case "release":
            service.remove({ ...numberParameters(change), identity: change.expectedHolder }, () => {
                if (numberRow(database, change.number)?.holder === change.expectedHolder) return;
                throw new ServiceError(
                    "HolderChanged",
                    `${change.number} is no longer held by ${change.expectedHolder}`,
                );
            });
            break;
        case "assign":
            service.set({
                ...numberParameters(change),
                ...locationParameter(change),
                identity: change.account,
                assignmentCategory: change.category,
            });
            break;
        case "setLocation": {
            const category = numberRow(database, change.number)?.category;
            service.set({
                ...numberParameters(change),
                ...locationParameter(change),
                identity: change.account,
                ...(category ? { assignmentCategory: category } : {}),
            });
        }
    }
}

function numberParameters({ number, type }: { number: string; type: string }) {
    return { phoneNumber: number, phoneNumberType: type };
}

// The cmdlet keeps the location if the parameter is absent, and removes it for the text `null`.
function locationParameter({ locationId }: { locationId?: string | null }) {
    return locationId === undefined ? {} : { locationId: locationId ?? "null" };
}
