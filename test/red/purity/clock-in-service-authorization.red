# expects purity/global: `Date.now`
--- src/services/s3/authorization.ts
// A file of a red fixture.
export const now = Date.now();
