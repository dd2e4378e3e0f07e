# expects nothing
--- src/catalog/red.ts
// A file of a red fixture.
import { data } from './generated/service-data.js';
export const services = data;
