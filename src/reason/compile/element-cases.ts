// Action and Resource elements as tests.
import { isDead } from '../../evaluate/action-pattern.ts';
import { sixthPart } from '../../evaluate/arn-glob.ts';
import { ALL_BUCKETS, completeArn } from '../../evaluate/resource-pattern.ts';
import type { PolicyType } from '../../model/policy-set.ts';
import type { PatternElement } from '../../policy/ast.ts';
import type { Dimension } from '../system/system.ts';
import { type TextPattern, type TextSet, simplePattern, textPattern } from '../text/text-set.ts';
import { COLON, EITHER_CASE, ONE, ONE_IN_PART, pushText, RUN, RUN_IN_PART } from '../text/tokens.ts';
import { arnTokens } from './arn-tokens.ts';
import { type Cases, type Part, unionCases, type WideSet } from './cases.ts';
import { resolveTemplate } from './resolve-template.ts';
import type { Setting } from './setting.ts';

/** `service:Name` in lower case. */
export const ACTION: Dimension = {
  name: 'action',
  optional: false,
  multi: false,
  within: { patterns: [textPattern([ONE_IN_PART, RUN_IN_PART, COLON, ONE_IN_PART, RUN_IN_PART])] },
};

/** An ARN with its first five parts in lower case; absent: `*`. */
export const RESOURCE: Dimension = {
  name: 'resource',
  optional: true,
  multi: false,
  within: {
    patterns: [
      textPattern([
        ...units('arn:'),
        ONE_IN_PART,
        RUN_IN_PART,
        COLON,
        ONE_IN_PART,
        RUN_IN_PART,
        COLON,
        RUN_IN_PART,
        COLON,
        RUN_IN_PART,
        COLON,
        ONE,
        RUN,
      ]),
    ],
  },
};

export function actionCases(element: PatternElement): Cases {
  const set = textSet(
    element.patterns
      .filter(({ value }) => !(SPACE_OR_COMMA.test(value) && isDead(value)))
      .map(({ value }) => globPattern(value.toLowerCase())),
  );
  return [[actionPart(set, element.negated)]];
}

/** Looks for what may be dead faster than by letters. */
const SPACE_OR_COMMA = /[\s,]/;

function globPattern(text: string): TextPattern {
  return simplePattern(text) ?? textPattern(units(text, true));
}

function actionPart(set: TextSet, negated: boolean): Part {
  return { dimension: ACTION, test: { kind: 'one', set: { kind: 'text', set }, negated, absent: false } };
}

const LIST_BUCKETS: TextSet = { patterns: [textPattern(units('s3:listallmybuckets'))] };

/** A Resource or NotResource element; without one, whatever the policy is attached to. */
export function resourceCases(element: PatternElement, type: PolicyType, inForce: boolean, setting: Setting): Cases {
  const { negated } = element;
  const plain: TextPattern[] = [];
  const wide: WideSet[] = [];
  let everything = false;
  let allBuckets = false;
  for (const { value } of element.patterns) {
    if (value === '*') everything = true;
    else {
      if (value === ALL_BUCKETS) allBuckets = true;
      const whole = completeArn(value, type);
      const from = whole === undefined ? -1 : sixthPart(whole);
      if (whole === undefined || from < 0) continue;
      const simple = inForce && whole.includes('${') ? undefined : simplePattern(whole);
      if (simple !== undefined) {
        plain.push(simplePattern(whole.slice(0, from).toLowerCase() + whole.slice(from)) as TextPattern);
        continue;
      }
      // Variables are resolved in the last part only.
      const resolved = resolveTemplate(whole.slice(from), inForce, setting, { wildcards: true });
      const head = arnTokens(units(whole.slice(0, from), true), lowerCase);
      if (resolved === undefined || head === undefined) continue;
      const pattern = textPattern([...head, ...resolved.tokens]);
      if (resolved.variables.length === 0) plain.push(pattern);
      else {
        const { variables } = resolved;
        const opaque = [...head, ...resolved.opaque];
        wide.push({
          template: { of: RESOURCE, reading: 'arn', wide: { patterns: [pattern] }, variables, opaque },
          name: `resource ${whole}`,
        });
      }
    }
  }
  if (everything) return negated ? [] : [[]];
  // AWS's examples let this pattern cover the one action that has no resource.
  const cover = (star: boolean): Cases =>
    unionCases(textSet(plain), wide, negated, (set, turned) => ({
      dimension: RESOURCE,
      test: { kind: 'one', set: { kind: 'text', set }, negated: turned, absent: star !== negated },
    }));
  if (!allBuckets) return cover(false);
  return [
    ...cover(false).map((one) => [...one, actionPart(LIST_BUCKETS, true)]),
    ...cover(true).map((one) => [...one, actionPart(LIST_BUCKETS, false)]),
  ];
}

function textSet(patterns: readonly TextPattern[]): TextSet {
  return { patterns };
}

function units(text: string, wildcards = false): readonly number[] {
  const tokens: number[] = [];
  pushText(tokens, text, { wildcards });
  return tokens;
}

function lowerCase(token: number): number {
  return token >= 0 && token < EITHER_CASE ? String.fromCharCode(token).toLowerCase().charCodeAt(0) : token;
}
