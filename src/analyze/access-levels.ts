// Actions by what they can do, as the console shows them.
import { findAction } from '../catalog/action.ts';
import type { AccessLevel } from '../catalog/facts.ts';

/** Where Access Analyzer shows another level than the Service Authorization Reference of today. */
const SHOWN: ReadonlyMap<string, AccessLevel> = new Map([['ec2:DescribeFastSnapshotRestores', 'Read']]);

const ORDER: readonly AccessLevel[] = ['List', 'Read', 'Write', 'Permissions management', 'Tagging'];

/** Source: Service Authorization Reference. Actions that it does not list are left out. */
export function accessLevels(actions: readonly string[]): Readonly<Partial<Record<AccessLevel, readonly string[]>>> {
  const byLevel = new Map<AccessLevel, string[]>();
  for (const action of actions) {
    const [service = '', name = ''] = action.split(':');
    const level = SHOWN.get(action) ?? findAction(service, name)?.accessLevel;
    if (level === undefined) continue;
    const list = byLevel.get(level);
    if (list === undefined) byLevel.set(level, [action]);
    else list.push(action);
  }
  return Object.fromEntries(ORDER.flatMap((level) => (byLevel.has(level) ? [[level, byLevel.get(level)]] : [])));
}
