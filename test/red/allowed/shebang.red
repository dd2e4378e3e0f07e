# expects nothing
--- scripts/red.mjs
#!/usr/bin/env node
// What it is.
export const x = 1;
