// The words for a finding, the same in every format.
import type { Finding } from '../../analyze/finding.ts';
import type { AccessPath } from '../../analyze/path/access-path.ts';

/** `everybody`, `account 999999999999`. */
export function whoOf(principal: Finding['principal']): string {
  const [type, name = ''] = Object.entries(principal)[0] ?? [''];
  if (name === '*') return 'everybody';
  if (type === 'CanonicalUser') return /^\d{12}$/.test(name) ? `account ${name} (canonical user)` : `canonical user ${name}`;
  if (type === 'Federated') return `users of ${name}`;
  return /^\d{12}$/.test(name) ? `account ${name}` : name;
}

/** `POLICY`, `S3_ACCESS_POINT arn:…`. */
export function sourceName({ type, accessPointArn, accessPointAccount }: Finding['source']): string {
  const which = accessPointArn ?? accessPointAccount;
  return which === undefined ? type : `${type} ${which}`;
}

/** `Write: ec2:CopySnapshot, ec2:CreateVolume`, one line a level; long lists are cut. */
export function actionLines({ accessLevels, actions }: Finding): readonly string[] {
  const lines = Object.entries(accessLevels).map(([level, list]) => `${level}: ${shortList(list)}`);
  const listed = new Set(Object.values(accessLevels).flat());
  const others = actions.filter((action) => !listed.has(action));
  return others.length === 0 ? lines : [...lines, `other: ${shortList(others)}`];
}

const MOST = 8;

function shortList(list: readonly string[]): string {
  return list.length <= MOST + 1 ? list.join(', ') : `${list.slice(0, MOST).join(', ')} and ${list.length - MOST} more`;
}

/** `PUBLIC`, or `CROSS-ACCOUNT`. */
export function kindOf({ isPublic }: Finding): string {
  return isPublic ? 'PUBLIC' : 'CROSS-ACCOUNT';
}

/** One sentence. */
export function headlineOf(finding: Finding): string {
  const conditions = Object.entries(finding.conditions).map(([key, value]) => `${key} ${value}`);
  const narrowed = conditions.length === 0 ? '' : `, with ${conditions.join(' and ')}`;
  return `${whoOf(finding.principal)} can reach ${finding.resource}${narrowed}`;
}

/** What the effect is in words; null when nothing stands in the way. */
export function effectLine({ effective }: Finding): string | null {
  const { verdict, actions, reason } = effective;
  if (verdict === 'notEffective') return `granted, and not effective: ${reason}`;
  if (verdict === 'unknown') return `granted; whether it is effective is not known: ${reason}`;
  return reason === null ? null : `effective for ${shortList(actions)} only: ${reason}`;
}

/** `999999999999 → role a → function f (runs as role b)` */
export function pathLine({ from, hops }: AccessPath): string {
  const steps = hops.map(({ kind, to, role }) => (kind === 'assume' ? to : `${to} (runs as ${role})`));
  return [whoOf(from), ...steps].join(' → ');
}
