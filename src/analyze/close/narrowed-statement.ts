// A statement without what lets outsiders in: nothing of it, one principal less, or one condition more.
import type { StatementJson } from '../../explain/change/statement-json.ts';
import { valuesOf } from '../../explain/change/statement-json.ts';
import type { OutsideAccess, Zone } from '../../reason/outside-access.ts';

export interface Narrowed {
  readonly kind: 'removeStatement' | 'removePrincipal' | 'addCondition';
  /** Undefined: the statement goes. */
  readonly statement: StatementJson | undefined;
  /** Completes `… in the bucket policy of b:`. */
  readonly what: string;
}

/** More accounts than this in one condition are no small change. */
const ACCOUNTS_MAX = 20;

/** Smallest first. */
export function narrowedStatements(json: StatementJson, access: OutsideAccess, zone: Zone): readonly Narrowed[] {
  const removed: Narrowed = { kind: 'removeStatement', statement: undefined, what: 'remove the statement' };
  const principal = json['Principal'];
  const [type, name] = Object.entries(access.principal)[0] ?? ['', ''];
  if (principal === '*' || name === '*' || 'NotPrincipal' in json) {
    const key = insideCondition(zone);
    return key === undefined || json['NotAction'] !== undefined ? [removed] : [...confined(json, key), removed];
  }
  if (typeof principal !== 'object' || principal === null) return [removed];
  const elements = Object.entries(principal as Readonly<Record<string, unknown>>);
  const kept = elements.flatMap(([element, values]): readonly (readonly [string, unknown])[] => {
    const rest = valuesOf(values).filter((value) => !names(element, value, type, name));
    if (rest.length === 0) return [];
    return [[element, rest.length === 1 ? rest[0] : rest]];
  });
  if (kept.length === 0) return [removed];
  return [
    {
      kind: 'removePrincipal',
      statement: { ...json, Principal: Object.fromEntries(kept) },
      what: `remove \`${name}\` from its principals`,
    },
    removed,
  ];
}

/** `arn:aws:iam::111122223333:root` and the bare number are the same account. */
function names(element: string, value: unknown, type: string, name: string): boolean {
  if (typeof value !== 'string' || element !== type) return false;
  return value === name || (/^\d{12}$/.test(name) && /^arn:[^:]*:iam::\d{12}:root$/.test(value) && value.includes(`::${name}:`));
}

interface InsideCondition {
  readonly key: string;
  readonly values: readonly string[];
}

/** What every caller from inside has, and nobody else. */
function insideCondition({ accounts, organizations }: Zone): InsideCondition | undefined {
  if (organizations.length > 0) return { key: 'aws:PrincipalOrgID', values: [...organizations].sort() };
  if (accounts.length > ACCOUNTS_MAX) return undefined;
  return { key: 'aws:PrincipalAccount', values: accounts.map(({ id }) => id).sort() };
}

function confined(json: StatementJson, { key, values }: InsideCondition): readonly Narrowed[] {
  const condition = (json['Condition'] ?? {}) as Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  const equals = condition['StringEquals'] ?? {};
  if (Object.keys(equals).some((name) => name.toLowerCase() === key.toLowerCase())) return [];
  const value = values.length === 1 ? values[0] : values;
  const Condition = { ...condition, StringEquals: { ...equals, [key]: value } };
  return [{ kind: 'addCondition', statement: { ...json, Condition }, what: `let it serve ${key} ${values.join(', ')} only` }];
}
