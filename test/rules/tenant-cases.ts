import { ACCOUNT_CASES } from "./account-cases";
import { LOCATION_CASES } from "./location-cases";
import { NUMBER_CASES } from "./number-cases";
import type { TenantCase } from "./tenant-fixtures";

/** Cases for every tenant rule. */
export const cases: readonly TenantCase[] = [...ACCOUNT_CASES, ...NUMBER_CASES, ...LOCATION_CASES];
