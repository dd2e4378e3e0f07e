// The ARNs of one resource type that an event names in its parameters.
import { actionResourceTypes } from '../../../catalog/action-resource.ts';
import type { ResourceTypeFacts } from '../../../catalog/facts.ts';
import { parseArn } from '../../../model/arn.ts';
import { fillTemplate } from './arn-template.ts';
import type { ArnTemplate, Place } from './arn-template.ts';
import { defaultValue } from './default-values.ts';
import { variableKind } from './member-names.ts';
import { namedStrings } from './named-strings.ts';
import type { NamedString } from './named-strings.ts';
import { arnForm, specialForm } from './special-forms.ts';
import type { FoundArn } from './special-forms.ts';
import type { TypeQuestion } from './type-question.ts';

/**
 * ARNs of the type from the members: values that are ARNs already, and values that fill the type's templates. An id that AWS alone knows (that in an
 * Auto Scaling group's ARN) becomes `*`, as long as the name is known.
 */
export function typeArns(question: TypeQuestion, members: readonly NamedString[], place: Place): readonly FoundArn[] {
  const found = new Map<string, FoundArn>();
  for (const arn of givenArns(question, members)) found.set(arn.arn, arn);
  for (const template of question.templates) {
    for (const arn of filled(question, template, members, place)) if (!found.has(arn.arn)) found.set(arn.arn, arn);
  }
  return [...found.values()];
}

function givenArns({ action, type, memberSet }: TypeQuestion, members: readonly NamedString[]): readonly FoundArn[] {
  return namedStrings(members, memberSet).flatMap((value) => {
    const fits = value.startsWith('arn:') && actionResourceTypes(action, value).some(({ name }) => name === type.name);
    return fits ? (arnForm(type, action, value) ?? []) : [];
  });
}

function filled(question: TypeQuestion, template: ArnTemplate, members: readonly NamedString[], place: Place): readonly FoundArn[] {
  const { primary } = question;
  const values = new Map<string, readonly string[]>();
  for (const variable of template.variables) values.set(variable, valuesOf(question, template, variable, members));
  const known = template.variables.filter((variable) => (values.get(variable) ?? []).length > 0);
  const missing = template.variables.filter((variable) => !known.includes(variable));
  const last = template.variables.at(-1);
  if (last === undefined) return question.certain ? [{ arn: fillTemplate(template, place, new Map()) }] : [];
  if (known.length === 0) return [];
  if (missing.some((variable) => variableKind(variable) !== 'id') || (missing.includes(last) && !primary && !question.certain)) return [];
  return combinations(template, values).flatMap((chosen) => {
    const value = chosen.get(last);
    const form = value === undefined ? undefined : specialForm(question, value, template, place);
    if (form === 'other') return [];
    if (form !== undefined && 'arn' in form) return [form];
    const whole = form === undefined ? chosen : new Map([...chosen, [last, form.value]]);
    return [{ arn: fillTemplate(template, place, whole), ...(missing.length > 0 ? { pattern: true as const } : {}) }];
  });
}

const NO_NAMES: ReadonlySet<string> = new Set();

function valuesOf(question: TypeQuestion, template: ArnTemplate, variable: string, members: readonly NamedString[]): readonly string[] {
  const { type, variables } = question;
  const given = namedStrings(members, variables.get(variable) ?? NO_NAMES).flatMap((value) => {
    const name = variable === template.variables.at(-1) ? notArn(value) : holderOf(question, value);
    const text = name === undefined ? undefined : afterLiteral(template, variable, name);
    return text === undefined || text === '' || text.includes('*') ? [] : [inArn(type, variable, text)];
  });
  const fallback = given.length > 0 ? undefined : defaultValue(type, variable);
  return fallback === undefined ? given : [fallback];
}

/** Web ACLs and the like say `REGIONAL` and `CLOUDFRONT` where their ARNs have `regional` and `global` (WAF: resource types). */
function inArn(type: ResourceTypeFacts, variable: string, value: string): string {
  if (type.service !== 'wafv2' || variable !== 'Scope') return value;
  return value === 'CLOUDFRONT' ? 'global' : value.toLowerCase();
}

/** At most one variable may have several values: more would be guessing which belong together. */
function combinations(template: ArnTemplate, values: ReadonlyMap<string, readonly string[]>): readonly ReadonlyMap<string, string>[] {
  const several = template.variables.filter((variable) => (values.get(variable) ?? []).length > 1);
  const [many] = several;
  if (several.length > 1) return [];
  const base = new Map(
    template.variables.flatMap((variable) => (values.get(variable) ?? []).slice(0, 1).map((value) => [variable, value] as const)),
  );
  return many === undefined ? [base] : (values.get(many) ?? []).map((value) => new Map([...base, [many, value]]));
}

function notArn(value: string): string | undefined {
  return value.startsWith('arn:') ? undefined : value;
}

/** What holds the resource may be given by its ARN: `arn:…:cluster/main` → `main`. The resource's own ARN is not that. */
function holderOf({ action, type }: TypeQuestion, value: string): string | undefined {
  const arn = parseArn(value);
  if (arn === undefined) return value;
  return actionResourceTypes(action, value).some(({ name }) => name === type.name) ? undefined : arn.resource.split(/[/:]/u)[1];
}

/** Where the literal before the variable ends in the beginning of its ids (`policy/o-…/p-`), values have it too. */
function afterLiteral(template: ArnTemplate, variable: string, value: string): string | undefined {
  const at = template.pieces.findIndex((piece) => 'variable' in piece && piece.variable === variable);
  const before = template.pieces[at - 1];
  const literal = before !== undefined && 'literal' in before ? before.literal : '';
  const beginning = literal.slice(Math.max(literal.lastIndexOf('/'), literal.lastIndexOf(':')) + 1);
  if (beginning === '') return value;
  return value.startsWith(beginning) ? value.slice(beginning.length) : undefined;
}
