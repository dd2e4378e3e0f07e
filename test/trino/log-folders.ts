// The folders of a trail's layout below a folder, and the objects in them.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { LogFolder } from '../../src/activity/sql/trino-ddl.ts';

/** Paths of all objects, sorted. */
export function objectsBelow(folder: string): readonly string[] {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return names
    .filter((name) => /\.json(?:\.gz)?$/.test(name))
    .map((name) => join(folder, name))
    .sort();
}

/** `…/<account>/CloudTrail/<region>/<year>/<month>/<day>/…`; objects elsewhere are in none. */
export function logFolders(objects: readonly string[]): readonly LogFolder[] {
  const folders = new Map<string, LogFolder>();
  for (const object of objects) {
    const found = /^(.*\/(\d{12})\/CloudTrail\/([a-z0-9-]+)\/(\d{4}\/\d{2}\/\d{2})\/)[^/]+$/.exec(object);
    const [, path = '', account = '', region = '', day = ''] = found ?? [];
    if (found !== null) folders.set(path, { account, region, day, location: `file://${path}` });
  }
  return [...folders.values()];
}
