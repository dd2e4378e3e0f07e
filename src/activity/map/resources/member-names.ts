// By which names parameters give a resource: spellings that follow from the names in the catalog's ARN templates.
import type { ResourceTypeFacts } from '../../../catalog/facts.ts';
import { arnTemplate } from './arn-template.ts';
import { aliasesOf } from './member-aliases.ts';

/** Names that say no more than that the one thing the call is about is meant. */
const GENERIC_NAMES = ['Name', 'Names', 'ResourceName', 'NameList'];
const GENERIC_IDS = ['Id', 'Ids', 'ResourceId', 'ResourceIds', 'ResourceIdList'];
const GENERIC_ARNS = [
  'Arn',
  'Arns',
  'SourceArn',
  'ResourceArn',
  'ResourceArns',
  'ResourceArnList',
  'ResourceName',
  'ResourceId',
  'ResourceIdList',
  'Resource',
  'Resources',
];
const GENERIC_ANY = ['Identifier', 'Identifiers', 'ResourceIdentifier'];

/** Variables whose names say nothing of their type, so that members of these names need not be about it. */
const GENERIC: ReadonlySet<string> = new Set(['Id', 'Identifier', 'Name', 'ResourceId', 'ResourceName']);

/** Whether the variable is one of several types' (`Id`), so that a value need not be of this one. */
export function saysNoType(variable: string): boolean {
  return GENERIC.has(variable);
}

const ENDINGS_ANY = ['', 's', 'Identifier', 'Identifiers', 'List', 'Set', 'IdentifierList'];
const ENDINGS_NAME = ['Name', 'Names', 'NameList'];
const ENDINGS_ID = ['Id', 'Ids', 'IdList', 'IdSet', 'ID'];
const ENDINGS_ARN = ['Arn', 'Arns', 'ArnList', 'ResourceArn'];

/** What a variable of a template stands for: a name that people choose, an id that AWS gives, or what its spelling does not tell. */
export type VariableKind = 'name' | 'id' | 'any';

export function variableKind(variable: string): VariableKind {
  if (/Name|Alias|Path/u.test(variable)) return 'name';
  return /(?:Id|ID|UUID|Uuid|Hash|Token)$/u.test(variable) ? 'id' : 'any';
}

/** Names of members, upper case first (`DBInstanceIdentifier`). */
export interface VariableNames {
  /** Those that say whose name or id they have. */
  readonly own: readonly string[];
  /** `name` and `id`, which have what the call is about unless that is named by a member of its own: `name` in StartExecution is the execution's. */
  readonly generic: readonly string[];
}

/**
 * Member names whose values name the variable. `primary`: the resource is what the call is about, so that `name` and `id` may be its name and id. Names are
 * not taken for ids, nor ids for names, unless the table of aliases says so.
 */
export function variableNames(type: ResourceTypeFacts, variable: string, primary: boolean): VariableNames {
  const kind = variableKind(variable);
  const last = type.arns.some((text) => arnTemplate(text)?.variables.at(-1) === variable);
  const stems = [...new Set([stemOf(variable), ...(last ? typeStem(type) : [])])].filter((stem) => stem !== '');
  const endings = [...ENDINGS_ANY, ...(kind === 'id' ? [] : ENDINGS_NAME), ...(kind === 'name' ? [] : ENDINGS_ID)];
  const general = saysNoType(variable);
  const own = [
    ...(general ? [] : [variable]),
    ...aliasesOf(type, variable),
    ...stems.flatMap((stem) => endings.map((ending) => stem + ending)),
    ...(primary && last && kind !== 'id' ? stems.map((stem) => `${stem}Input.Name`) : []),
  ];
  const named = !primary || !last ? [] : [...GENERIC_ANY, ...(kind === 'id' ? [] : GENERIC_NAMES), ...(kind === 'name' ? [] : GENERIC_IDS)];
  const generic = [...(primary && general ? [variable] : []), ...named];
  return { own: [...new Set(own)], generic: [...new Set(generic)].filter((name) => !own.includes(name)) };
}

/** Member names whose values may be ARNs of the type. */
export function arnNames(type: ResourceTypeFacts): readonly string[] {
  const variables = new Set(type.arns.flatMap((text) => arnTemplate(text)?.variables ?? []));
  const last = [...variables].at(-1);
  const stems = [...typeStem(type), ...(last === undefined ? [] : [stemOf(last)])].filter((stem) => stem !== '');
  return [...new Set([...GENERIC_ARNS, ...stems.flatMap((stem) => ENDINGS_ARN.map((ending) => stem + ending))])];
}

/** Whether the type is what an event of that name is about: `CreateTrail` and `trail`; `RunInstances` and `instance`. */
export function isAbout(eventName: string, type: ResourceTypeFacts): boolean {
  const about = nounOf(eventName).toLowerCase();
  if (about === '') return false;
  return nounsOf(type).some((noun) => about === noun || about === `${noun}s` || about === `${noun}es` || `${about}s` === noun);
}

/** What the type is called, in lower case: by its name, and by the variable that names one of it. */
export function nounsOf(type: ResourceTypeFacts): readonly string[] {
  const variable = type.arns.flatMap((text) => arnTemplate(text)?.variables ?? []).at(-1);
  const nouns = [camel(type.name), ...(variable === undefined ? [] : [stemOf(variable)])];
  return nouns.filter((noun) => noun !== '').map((noun) => noun.toLowerCase());
}

/** `CreateNatGateway` → `NatGateway`. */
export function nounOf(eventName: string): string {
  const verb = /^[A-Z]+[a-z]*?(?=[A-Z]|$)/u.exec(eventName)?.[0] ?? '';
  return eventName.slice(verb.length).replace(/_?\d{4}_?\d{2}_?\d{2}(?:v\d+)?$/u, '');
}

/** All spellings of a name that events have: `roleArn`, `RoleArn`, `roleARN`, `RoleARN`; `dBName`, `DBName`, `dbName`. */
export function spellings(name: string): readonly string[] {
  const forms = [name];
  if (/Arns?(?:List)?$/u.test(name)) forms.push(name.replace(/Arn(?=s?(?:List)?$)/u, 'ARN'));
  if (/^Db/u.test(name)) forms.push(...forms.map((form) => `DB${form.slice(2)}`));
  return [...new Set(forms.flatMap((form) => [form, lowerFirst(form)]).concat(name === 'Arn' ? ['aRN', 'arn', 'ARN'] : []))];
}

function lowerFirst(text: string): string {
  return text.slice(0, 1).toLowerCase() + text.slice(1);
}

/** `NatGatewayId` → `NatGateway`, `RoleNameWithPath` → `Role`. */
function stemOf(variable: string): string {
  const bare = variable.replace(/(?:WithPath|WithoutLeadingSlash)$/u, '').replace(/FriendlyName$/u, 'Name');
  return bare.replace(/(?:Name|Identifier|Id|ID|Arn|UUID)$/u, '');
}

/** Names of types that are abbreviations (`db`, `pg`) are no part of members' names: `dBName` is the name of something else. */
function typeStem(type: ResourceTypeFacts): readonly string[] {
  return type.name.length <= 3 && type.service !== 'ec2' ? [] : [camel(type.name)];
}

/** `task-definition` → `TaskDefinition`. */
function camel(text: string): string {
  return text
    .split(/[^A-Za-z0-9]+/u)
    .map((word) => word.slice(0, 1).toUpperCase() + word.slice(1))
    .join('');
}
