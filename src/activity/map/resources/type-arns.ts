// The ARNs of one resource type that an event names in its parameters.
import { actionResourceTypes } from '../../../catalog/action-resource.ts';
import type { ResourceTypeFacts } from '../../../catalog/facts.ts';
import { parseArn } from '../../../model/arn.ts';
import { fillTemplate } from './arn-template.ts';
import type { ArnTemplate, Place } from './arn-template.ts';
import { defaultValue } from './default-values.ts';
import { saysNoType, variableKind } from './member-names.ts';
import { namedStrings } from './named-strings.ts';
import type { NamedString } from './named-strings.ts';
import { arnForms, specialForm } from './special-forms.ts';
import type { FoundArn } from './special-forms.ts';
import type { NamesOfVariable, TypeQuestion } from './type-question.ts';
import { variableIn } from './variable-in.ts';

/**
 * ARNs of the type from the members: values that are ARNs already, and values that fill the type's templates. An id that AWS alone knows (that in an
 * Auto Scaling group's ARN) becomes `*`, as long as the name is known and no ARN was given.
 */
export function typeArns(question: TypeQuestion, members: readonly NamedString[], place: Place): readonly FoundArn[] {
  const found = new Map<string, FoundArn>();
  const search = searchOf(question, members, place);
  for (const arn of givenArns(search)) found.set(arn.arn, arn);
  for (const template of question.templates) {
    for (const arn of filled(search, template)) if (!found.has(arn.arn)) found.set(arn.arn, arn);
  }
  return [...found.values()];
}

/** All of the type, in what is known to hold it (`table/db/*`): by the members, or by the `arns` that the call is on besides. */
export function typePattern(
  question: TypeQuestion,
  members: readonly NamedString[],
  place: Place,
  arns: readonly FoundArn[] = [],
): TypePattern | undefined {
  const search = searchOf(question, members, place);
  const patterns = question.templates.map((template) => patternOf(search, template, arns));
  return patterns.toSorted((a, b) => a.open - b.open)[0];
}

export interface TypePattern {
  readonly arn: string;
  readonly pattern: true;
  /** How many variables of what holds the resource are not known. */
  readonly open: number;
}

interface Search {
  readonly question: TypeQuestion;
  readonly members: readonly NamedString[];
  readonly place: Place;
  /** Members that gave ARNs of the type. */
  readonly givers: Set<string>;
}

/** Functions may be named by the end of their ARN, `account:function:name` (Lambda: function name formats). */
function searchOf(question: TypeQuestion, members: readonly NamedString[], place: Place): Search {
  const partial = question.type.service === 'lambda' && members.some(([, value]) => PARTIAL_ARN.test(value));
  const start = `arn:${place.partition}:lambda:${place.region}:`;
  const whole = !partial ? members : members.map(([name, value]): NamedString => [name, PARTIAL_ARN.test(value) ? start + value : value]);
  return { question, members: whole, place, givers: new Set() };
}

const PARTIAL_ARN = /^\d{12}:function:/u;

function givenArns({ question, members, givers }: Search): readonly FoundArn[] {
  const { action, type, memberSet } = question;
  const found = new Map<string, FoundArn>();
  for (const [name, value] of members) {
    if (!value.startsWith('arn:') || !memberSet.has(name)) continue;
    const fits = actionResourceTypes(action, value).some((each) => each.name === type.name);
    const forms = fits
      ? arnForms(type, action, value).map((form) => (form.pattern === true && hasStar(value) ? { arn: value } : form))
      : [];
    if (forms.length > 0) givers.add(name);
    for (const form of forms) found.set(form.arn, form);
  }
  return [...found.values()];
}

function filled(search: Search, template: ArnTemplate): readonly FoundArn[] {
  const { question } = search;
  const place = placeOfHolder(search, template);
  const values = new Map<string, readonly string[]>();
  for (const variable of template.variables) values.set(variable, valuesOf(search, template, variable));
  const missing = template.variables.filter((variable) => (values.get(variable) ?? []).length === 0);
  const last = template.variables.at(-1);
  if (last === undefined) return question.certain ? [{ arn: fillTemplate(template, place, new Map()) }] : [];
  if (missing.length === template.variables.length || !mayMiss(search, missing, last)) return [];
  return combinations(template, values).flatMap((chosen) => {
    const value = chosen.get(last);
    const form = value === undefined ? undefined : specialForm(question, value, template, place);
    if (form === 'other') return [];
    const whole = form === undefined || 'arn' in form ? chosen : new Map([...chosen, [last, form.value]]);
    const open = missing.length > 0 ? { pattern: true as const } : {};
    const found = form !== undefined && 'arn' in form ? form : { arn: fillTemplate(template, place, whole), ...open };
    // In a pattern a `*` of a name would be one of the pattern's.
    return found.pattern === true && [...chosen.values()].some(hasStar) ? [] : [found];
  });
}

function hasStar(value: string): boolean {
  return value.includes('*');
}

/** Ids that AWS gives may stay open, and anything before an id that a member of its own names: it is not given twice. */
function mayMiss({ question, members, givers }: Search, missing: readonly string[], last: string): boolean {
  const own = question.variables.get(last)?.own ?? NO_NAMES.own;
  const unique = variableKind(last) === 'id' && !saysNoType(last) && !missing.includes(last) && namedStrings(members, own).length > 0;
  if (!unique && missing.some((variable) => variableKind(variable) !== 'id')) return false;
  return !missing.includes(last) || (givers.size === 0 && (question.primary || question.certain));
}

function patternOf(search: Search, template: ArnTemplate, arns: readonly FoundArn[]): TypePattern {
  const known = new Map<string, string>();
  const holders = template.variables.slice(0, -1);
  for (const variable of holders) {
    const given = valuesOf(search, template, variable);
    const values = given.length > 0 ? given : arns.flatMap(({ arn }) => variableIn(arn, variable) ?? []);
    const [value, ...others] = new Set(values.filter((each) => !hasStar(each)));
    if (value !== undefined && others.length === 0) known.set(variable, value);
  }
  const arn = fillTemplate(template, placeOfHolder(search, template), known);
  return { arn, pattern: true, open: holders.length - known.size };
}

const NO_NAMES: NamesOfVariable = { own: new Set(), generic: new Set() };

function valuesOf(search: Search, template: ArnTemplate, variable: string): readonly string[] {
  const { question, members, givers } = search;
  const { own, generic } = question.variables.get(variable) ?? NO_NAMES;
  const read = (names: ReadonlySet<string>): readonly string[] => valuesIn(question, template, variable, namedStrings(members, names));
  const given = read(own);
  // What is made has the bare name, whatever it is made from.
  if (question.creates) return withDefault(search, variable, [...new Set([...given, ...read(generic)])]);
  if (given.length > 0) return given;
  const open = givers.size === 0 ? generic : new Set([...givers].filter((name) => generic.has(name)));
  return withDefault(search, variable, read(open));
}

function withDefault({ question, givers }: Search, variable: string, given: readonly string[]): readonly string[] {
  const fallback = given.length > 0 || givers.size > 0 ? undefined : defaultValue(question.action, question.type, variable);
  return fallback === undefined ? given : [fallback];
}

function valuesIn(question: TypeQuestion, template: ArnTemplate, variable: string, values: readonly string[]): readonly string[] {
  return values.flatMap((value) => {
    const name = variable === template.variables.at(-1) ? notArn(value) : holderOf(question, variable, value);
    const text = name === undefined ? undefined : afterLiteral(template, variable, name);
    return text === undefined || text === '' || text === '*' ? [] : [inArn(question.type, variable, text)];
  });
}

/** What is held is where its holder's ARN says, if only one says so. */
function placeOfHolder({ question, members, place }: Search, template: ArnTemplate): Place {
  const places = new Map<string, Place>();
  for (const variable of template.variables.slice(0, -1)) {
    for (const value of namedStrings(members, question.variables.get(variable)?.own ?? NO_NAMES.own)) {
      const arn = parseArn(value);
      if (arn?.service !== template.service) continue;
      places.set(`${arn.region}:${arn.account}`, { ...place, region: arn.region || place.region, account: arn.account || place.account });
    }
  }
  const [only, ...others] = places.values();
  return only === undefined || others.length > 0 ? place : only;
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
function holderOf({ action, type }: TypeQuestion, variable: string, value: string): string | undefined {
  if (!value.startsWith('arn:')) return value;
  return actionResourceTypes(action, value).some(({ name }) => name === type.name) ? undefined : variableIn(value, variable);
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
