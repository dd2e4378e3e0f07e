// Names statements after what they are for: the service, and the one action or the access level that all actions have.
import { findAction } from '../../catalog/action.ts';
import type { AccessLevel } from '../../catalog/facts.ts';
import type { StatementDraft } from './statement-draft.ts';

const LEVELS: ReadonlyMap<AccessLevel, string> = new Map([
  ['List', 'List'],
  ['Read', 'Read'],
  ['Write', 'Write'],
  ['Permissions management', 'Permissions'],
  ['Tagging', 'Tagging'],
]);

/** Letters and digits, each once in the policy: `S3GetObject`, `Ec2Read`, `Ec2Read2`. */
export function statementSids(drafts: readonly StatementDraft[]): readonly string[] {
  const used = new Set<string>();
  return drafts.map((draft) => {
    const base = baseSid(draft);
    let sid = base;
    for (let count = 2; used.has(sid); count++) sid = `${base}${count}`;
    used.add(sid);
    return sid;
  });
}

/** The name before it has a number. */
export function baseSid({ service, actions }: StatementDraft): string {
  const prefix = service
    .split(/[^0-9A-Za-z]+/)
    .map(capital)
    .join('');
  const [only] = actions;
  if (actions.length === 1 && only !== undefined) return prefix + only.slice(service.length + 1).replaceAll(/[^0-9A-Za-z]/g, '');
  const levels = new Set(actions.map((action) => levelOf(service, action.slice(service.length + 1))));
  const [level] = levels;
  return levels.size === 1 && level !== undefined ? prefix + level : `${prefix}Use`;
}

function levelOf(service: string, name: string): string {
  return LEVELS.get(findAction(service, name)?.accessLevel ?? 'Write') ?? 'Use';
}

function capital(word: string): string {
  return word.slice(0, 1).toUpperCase() + word.slice(1);
}
