// The table of services that comes with this version.
import { SERVICE_DATA } from './generated/service-data.js';
import { openServiceTable } from './service-table.ts';
import type { ServiceTable } from './service-table.ts';

export const SERVICES: ServiceTable = openServiceTable(SERVICE_DATA);
