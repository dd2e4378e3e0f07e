// Every layer in the way of a request, in the order in which one would meet them when each is mended in turn.
import type { Layer } from '../model/decision.ts';
import { combine } from './combine.ts';
import { ACCOUNT, ANY } from './grade.ts';
import type { Verdicts } from './verdicts.ts';

/** The blocking layers. The first is the one that AWS names; a service's own rule cannot be mended and ends the list. */
export function blockersOf(verdicts: Verdicts): readonly Layer[] {
  const blockers: Layer[] = [];
  let current = verdicts;
  for (;;) {
    const { kind, blockedBy } = combine(current);
    if (blockedBy === undefined) return blockers;
    blockers.push(blockedBy);
    if (blockedBy === 'service') return blockers;
    current = mend(current, blockedBy, kind === 'explicitDeny');
  }
}

const SILENT = { deny: false, allow: true };

/** The verdicts as they would be if one layer's denial were gone. */
function mend(verdicts: Verdicts, layer: Layer, explicit: boolean): Verdicts {
  switch (layer) {
    case 'scp':
    case 'endpoint':
    case 'identity':
    case 'boundary':
    case 'session':
      return { ...verdicts, [layer]: explicit ? { ...verdicts[layer], deny: false } : SILENT };
    case 'rcp':
      return { ...verdicts, rcpDeny: false };
    case 'publicAccessBlock':
      return { ...verdicts, closed: false };
    case 'resource':
    case 'trust':
      if (explicit) return { ...verdicts, resourceDeny: false };
      return { ...verdicts, grades: verdicts.grades | (verdicts.relation === 'none' ? ANY : ACCOUNT) };
    default:
      return { ...verdicts, standIn: 'side' };
  }
}
