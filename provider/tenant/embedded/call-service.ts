import type { DatabaseSync } from "node:sqlite";
import type { Change } from "../../model/change";
import { numberRow } from "./database/rows";
import type { Service } from "./service";
import { ServiceError } from "./service-error";

/** Carries out a change of the port by the cmdlet that does it. @throws ServiceError or ConnectionLost */
export function write(service: Service, database: DatabaseSync, change: Change): void {
    switch (change.kind) {
        case "setEnterpriseVoice":
            service.set({ identity: change.account, enterpriseVoiceEnabled: change.enabled });
            break;
        case "release":
            service.remove({ ...aboutNumber(change), identity: change.expectedHolder }, () => {
                if (numberRow(database, change.number)?.holder === change.expectedHolder) return;
                throw new ServiceError(
                    "HolderChanged",
                    `${change.number} is no longer held by ${change.expectedHolder}`,
                );
            });
            break;
        case "assign":
            service.set({
                ...aboutNumber(change),
                ...aboutLocation(change),
                identity: change.account,
                assignmentCategory: change.category,
            });
            break;
        case "setLocation": {
            const category = numberRow(database, change.number)?.category;
            service.set({
                ...aboutNumber(change),
                ...aboutLocation(change),
                identity: change.account,
                ...(category ? { assignmentCategory: category } : {}),
            });
        }
    }
}

function aboutNumber({ number, type }: { number: string; type: string }) {
    return { phoneNumber: number, phoneNumberType: type };
}

// The cmdlet's three ways: no argument leaves the location, the text `null` removes it.
function aboutLocation({ locationId }: { locationId?: string | null }) {
    return locationId === undefined ? {} : { locationId: locationId ?? "null" };
}
