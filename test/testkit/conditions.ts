// Condition blocks that hold, or fail to hold, for what the requests of a world usually carry.
import type { ContextValue } from '../../src/model/request.ts';
import type { Aim } from './aim.ts';
import { changeCase } from './case-changes.ts';
import type { KeySpec, KeyType } from './condition-keys.ts';
import { DERIVED_KEYS, GENERAL_KEYS, KEY_SPECS } from './condition-keys.ts';
import { generalise } from './globs.ts';
import { NETWORKS, ODD_VALUES } from './odd-values.ts';
import type { GeneratedOperator } from './operators.ts';
import { generateAnyOperator, generateOperator, typeOf } from './operators.ts';
import type { ConditionJson, OneOrMany, ScalarJson } from './policy-json.ts';
import type { Random } from './random.ts';
import { weights } from './random.ts';

const CLAUSES = weights([1, 70], [2, 24], [3, 6]);
/** Share of clauses that hold something odd: with it, about 95 statements in 100 are what a careful person writes. */
const ODD = 0.045;
/** Share of clauses whose operator is drawn from all there are, rather than from those that suit a key. */
const ANY_OPERATOR = 0.33;

/** A Condition block; with `hold` false at least one clause is meant to fail. */
export function generateCondition(r: Random, aim: Aim, hold: boolean): ConditionJson {
  const json: ConditionJson = {};
  const count = r.weighted(CLAUSES);
  const failing = hold ? -1 : r.below(count);
  for (let index = 0; index < count; index++) addClause(r, aim, index !== failing, json);
  return json;
}

function addClause(r: Random, aim: Aim, hold: boolean, json: ConditionJson): void {
  const odd = r.chance(ODD);
  const any = r.chance(ANY_OPERATOR) ? generateAnyOperator(r) : undefined;
  const spec = any === undefined ? pickKey(r, aim) : pickKeyOf(r, aim, typeOf(any.name));
  const operator = any ?? generateOperator(r, spec.type, spec.multi, odd && r.chance(0.15));
  const name = r.chance(0.08) ? changeCase(r, spec.name) : spec.name;
  json[operator.text] = { ...json[operator.text], [name]: generateValues(r, aim, spec, operator, hold, odd) };
}

function pickKey(r: Random, aim: Aim): KeySpec {
  if (aim.present.length > 0 && r.chance(0.72)) return r.pick(aim.present);
  if (r.chance(0.5)) return r.pick(DERIVED_KEYS);
  if (aim.service.keys.length > 0 && r.chance(0.4)) return KEY_SPECS.get(r.pick(aim.service.keys)) ?? r.pick(GENERAL_KEYS);
  return r.pick(GENERAL_KEYS);
}

/** A key of this type, rather one that requests of this world carry. */
function pickKeyOf(r: Random, aim: Aim, type: KeyType | undefined): KeySpec {
  const fits = (spec: KeySpec): boolean => type === undefined || spec.type === type;
  const present = aim.present.filter(fits);
  return r.pick(present.length > 0 ? present : GENERAL_KEYS.filter(fits));
}

function generateValues(r: Random, aim: Aim, spec: KeySpec, operator: GeneratedOperator, hold: boolean, odd: boolean): OneOrMany {
  const actual = aim.values.get(spec.name);
  if (operator.name === 'Null') return nullValue(r, actual, hold, odd);
  if (odd && r.chance(0.1)) return [];
  const match = hold !== operator.negated;
  const values: ScalarJson[] = [generateValue(r, aim, spec, operator, actual, match, odd)];
  while (values.length < 4 && r.chance(0.25)) values.push(generateValue(r, aim, spec, operator, actual, match && r.chance(0.5), false));
  if (operator.set === 'ForAllValues' && match && typeof actual === 'object') values.push(...actual);
  r.shuffle(values);
  return values.length === 1 && r.chance(0.7) ? (values[0] as ScalarJson) : values;
}

function nullValue(r: Random, actual: ContextValue | undefined, hold: boolean, odd: boolean): OneOrMany {
  if (odd) return r.pick<OneOrMany>(['TRUE', 'yes', '', ['true', 'false'], []]);
  const value = (actual === undefined || actual.length === 0) === hold;
  return r.chance(0.3) ? value : String(value);
}

function generateValue(
  r: Random,
  aim: Aim,
  spec: KeySpec,
  operator: GeneratedOperator,
  actual: ContextValue | undefined,
  match: boolean,
  odd: boolean,
): ScalarJson {
  if (odd) return r.pick(ODD_VALUES[spec.type]);
  const one = typeof actual === 'string' || actual === undefined ? actual : actual.length > 0 ? r.pick(actual) : undefined;
  switch (spec.type) {
    case 'ip':
      return one !== undefined && match && r.chance(0.4) ? one : r.pick(NETWORKS);
    case 'number':
    case 'date': {
      const value = one !== undefined && r.chance(match ? 0.5 : 0.1) ? one : r.pick(spec.values);
      const number = Number(value);
      return r.chance(0.2) && Number.isFinite(number) && String(number) === value ? number : value;
    }
    case 'bool': {
      const value = one === undefined ? r.chance(0.5) : (one === 'true') === match;
      return r.chance(0.3) ? value : String(value);
    }
    case 'binary':
      return one !== undefined && match ? one : r.pick(spec.values);
    case 'string':
    case 'arn':
      return match && one !== undefined ? matchingText(r, aim, spec, operator, one) : otherText(r, aim, spec, operator, one);
  }
}

function matchingText(r: Random, aim: Aim, spec: KeySpec, operator: GeneratedOperator, actual: string): string {
  const like = operator.name.endsWith('Like') || operator.name.startsWith('Arn');
  if (r.chance(0.2)) {
    const variable = variableFor(r, aim, spec, actual);
    if (variable !== undefined) return variable;
  }
  if (operator.name.endsWith('IgnoreCase')) return r.chance(0.6) ? changeCase(r, actual) : actual;
  if (like && r.chance(0.6)) return spec.type === 'arn' ? generaliseArn(r, actual) : generalise(r, actual);
  return actual;
}

/** A variable whose value is this text: another key that has it, the key itself, or a default. */
function variableFor(r: Random, aim: Aim, spec: KeySpec, actual: string): string | undefined {
  for (const other of aim.present) {
    if (other !== spec && aim.values.get(other.name) === actual) return `\${${r.chance(0.2) ? changeCase(r, other.name) : other.name}}`;
  }
  if (r.chance(0.4)) return `\${${spec.name}}`;
  return actual.includes("'") ? undefined : `\${aws:PrincipalTag/absent, '${actual}'}`;
}

function generaliseArn(r: Random, arn: string): string {
  const parts = arn.split(':');
  const index = r.between(Math.min(1, parts.length - 1), parts.length - 1);
  parts[index] = r.chance(0.5) ? '*' : generalise(r, parts[index] as string);
  return parts.join(':');
}

const VARIABLES = [
  '${aws:username}',
  '${aws:PrincipalTag/team}',
  "${aws:PrincipalTag/team, 'red'}",
  '${aws:userid}',
  '${aws:missing}',
  '${aws:PrincipalOrgPaths}',
];

function otherText(r: Random, aim: Aim, spec: KeySpec, operator: GeneratedOperator, actual: string | undefined): string {
  if (r.chance(0.12)) return r.pick(VARIABLES);
  if (actual !== undefined && actual.length > 0 && r.chance(0.15)) {
    // Wildcards and letter case that this operator does not look through.
    return operator.name.endsWith('Equals') && spec.type === 'string' ? generalise(r, actual) : changeCase(r, actual);
  }
  const values = spec.values.length > 0 ? spec.values : ownArns(aim);
  const value = r.pick(values);
  return value === actual ? `${value}x` : value;
}

function ownArns(aim: Aim): readonly string[] {
  const account = aim.owner.id;
  return [
    `arn:aws:iam::${account}:root`,
    `arn:aws:iam::${account}:role/app`,
    `arn:aws:iam::${account}:user/alice`,
    `arn:aws:iam::*:role/*`,
  ];
}
