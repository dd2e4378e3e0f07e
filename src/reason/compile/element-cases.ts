// Action and Resource elements as tests.
import { isDead } from '../../evaluate/action-pattern.ts';
import { ALL_BUCKETS, completeArn } from '../../evaluate/resource-pattern.ts';
import type { PolicyType } from '../../model/policy-set.ts';
import type { PatternElement } from '../../policy/ast.ts';
import type { Dimension } from '../system/system.ts';
import { type TextPattern, type TextSet, textPattern } from '../text/text-set.ts';
import { COLON, EITHER_CASE, ONE, ONE_IN_PART, pushText, RUN, RUN_IN_PART } from '../text/tokens.ts';
import { arnTokens } from './arn-tokens.ts';
import { type Cases, type Part, unionCases } from './cases.ts';
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
    element.patterns.filter(({ value }) => !isDead(value)).map(({ value }) => textPattern(units(value.toLowerCase(), true))),
  );
  return [[actionPart(set, element.negated)]];
}

function actionPart(set: TextSet, negated: boolean): Part {
  return { dimension: ACTION, test: { kind: 'one', set: { kind: 'text', set }, negated, absent: false } };
}

const LIST_BUCKETS: TextSet = { patterns: [textPattern(units('s3:listallmybuckets'))] };

/** A Resource or NotResource element; without one, whatever the policy is attached to. */
export function resourceCases(element: PatternElement, type: PolicyType, inForce: boolean, setting: Setting): Cases {
  const { negated } = element;
  const plain: TextPattern[] = [];
  const wide: { set: TextSet; name: string }[] = [];
  let everything = false;
  let allBuckets = false;
  for (const { value } of element.patterns) {
    if (value === '*') everything = true;
    else {
      if (value === ALL_BUCKETS) allBuckets = true;
      const whole = completeArn(value, type);
      const resolved = whole === undefined ? undefined : resolveTemplate(whole, inForce, setting, { wildcards: true });
      const tokens = resolved && arnTokens(resolved.tokens, lowerCase);
      if (resolved === undefined || tokens === undefined) continue;
      if (resolved.variables.length === 0) plain.push(textPattern(tokens));
      else wide.push({ set: { patterns: [textPattern(tokens)] }, name: `resource ${whole}` });
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
