// Boxes of the requests that are from inside of a zone whoever makes them: for one of its resources, or through one of its networks.
import { parseArn } from '../../model/arn.ts';
import { keyDimension } from '../compile/condition-cases.ts';
import type { TypedPolicy } from '../caller/mentions.ts';
import type { SystemBuilder } from '../system/system.ts';
import { patternOf } from '../text/pattern-of.ts';
import type { TextPattern } from '../text/text-set.ts';
import { COLON, RUN, RUN_IN_PART } from '../text/tokens.ts';
import { CONFINING_KEYS, type ConfiningKind } from './confining-keys.ts';
import type { ZoneFacts } from './zone-facts.ts';

/** Texts of the zone by confining key, as far as policies speak of them: what nobody asks about can be outside. */
export type InsideTexts = ReadonlyMap<string, readonly TextPattern[]>;

export function insideTexts(policies: readonly TypedPolicy[], zone: ZoneFacts): InsideTexts {
  const texts = new Map<string, Map<string, TextPattern>>();
  for (const { policy } of policies) {
    for (const { condition } of policy.statements) {
      for (const { key, values } of condition) {
        const name = key.value.toLowerCase();
        const kind = CONFINING_KEYS.get(name);
        if (kind === undefined) continue;
        const own = texts.get(name) ?? new Map<string, TextPattern>();
        texts.set(name, own);
        for (const { value } of values) for (const pattern of patternsOf(kind, value, zone)) own.set(pattern.key, pattern);
      }
    }
  }
  return new Map([...texts].map(([name, patterns]) => [name, [...patterns.values()]]));
}

function patternsOf(kind: ConfiningKind, value: string, zone: ZoneFacts): readonly TextPattern[] {
  switch (kind) {
    case 'account':
      return (value.match(/\d{12}/g) ?? []).filter((id) => zone.accounts.has(id)).map((id) => patternOf(id));
    case 'arn': {
      const account = parseArn(value)?.account ?? '';
      if (!zone.accounts.has(account)) return [];
      const any = [COLON, RUN_IN_PART];
      return [patternOf('arn', ...any, ...any, ...any, `:${account}:`, RUN)];
    }
    case 'organization':
      return [...zone.organizations].map((id) => patternOf(id));
    case 'paths':
      return [...zone.organizations].map((id) => patternOf(`${id}/`, RUN));
    case 'network':
      return zone.networks.has(value) ? [patternOf(value)] : [];
  }
}

/** A box for each key: a request that is in one of them is from inside. */
export function insideBoxes(system: SystemBuilder, texts: InsideTexts): readonly number[] {
  return [...texts].flatMap(([name, patterns]) => {
    if (patterns.length === 0) return [];
    const dimension = keyDimension(name);
    const kind = dimension.multi ? 'any' : 'one';
    const test = { kind, set: { kind: 'text', set: { patterns } }, negated: false, absent: false } as const;
    return [system.box([system.test(system.dimension(dimension), test)])];
  });
}
