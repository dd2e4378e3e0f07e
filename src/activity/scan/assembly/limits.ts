// The same as in `../limits.ts`.

export const LARGEST_EVENT: usize = 16 * 1024 * 1024;
