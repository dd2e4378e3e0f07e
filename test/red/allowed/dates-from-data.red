# expects nothing
--- src/evaluate/red.ts
// A file of a red fixture.
export const instant = new Date(Date.parse('2026-01-01T00:00:00Z')).toISOString();
export const day = Date.UTC(2026, 0, 1);
