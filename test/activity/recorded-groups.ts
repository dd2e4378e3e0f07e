// The groups of every log object below a folder, read with the reference scanner.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { ActivityGroup } from '../../src/activity/activity-group.ts';
import { wantedMembersOf } from '../../src/activity/map/wanted-members-of.ts';
import { parseScanner } from '../../src/activity/scan/parse-scanner.ts';

/** Events that were delivered twice count once. */
export function recordedGroups(folder: string): readonly ActivityGroup[] {
  const seen = new Set<string>();
  const scanner = parseScanner({
    wanted: wantedMembersOf,
    seen: (low, high) => {
      const id = `${low} ${high}`;
      const known = seen.has(id);
      seen.add(id);
      return known;
    },
  });
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' }).toSorted()) {
    if (!name.includes('/CloudTrail/') || !/\.json(?:\.gz)?$/.test(name)) continue;
    const bytes = readFileSync(join(folder, name));
    scanner.push(name.endsWith('.gz') ? gunzipSync(bytes) : bytes);
    scanner.end();
  }
  return [...scanner.takeGroups()];
}
