// What a call that makes something tags at once: what it makes, and not what it uses for that.
import { actionResourceTypes } from '../../../catalog/action-resource.ts';
import type { ActionFacts, ResourceTypeFacts } from '../../../catalog/facts.ts';
import { mostSpecific } from '../../../catalog/resource-type.ts';
import { parseArn } from '../../../model/arn.ts';
import { remembered } from '../remembered.ts';
import { catalogAction } from '../actions/catalog-action.ts';
import type { EventFacts } from '../actions/event-facts.ts';
import type { KnownNames } from './known-names.ts';
import { madeTypes, namesWhatItMakes, typesOfTagMembers } from './made-types.ts';
import { stringsOf } from './named-strings.ts';
import type { NamedString } from './named-strings.ts';
import { placeOf, resourcesOf } from './resources-of.ts';
import type { FoundResources } from './resources-of.ts';
import { arnForms } from './special-forms.ts';
import type { FoundArn } from './special-forms.ts';
import { typeArns, typePattern } from './type-arns.ts';
import { typeQuestion } from './type-question.ts';
import type { TypeQuestion } from './type-question.ts';
import { wantedForResources } from './wanted-for-resources.ts';

const UNKNOWN: FoundResources = { arns: ['*'], known: false };

/**
 * The resources of a tagging action that comes with `own`, the action of the call; undefined when `action` is no tagging action. Ids that AWS gives are not
 * there yet when this is authorized: `task/main/*`, whatever the response says.
 */
export function taggedOnCreate(event: EventFacts, own: string, action: string, names: KnownNames): FoundResources | undefined {
  const tagging = catalogAction(action);
  if (tagging === undefined || tagging.accessLevel !== 'Tagging') return undefined;
  const facts = catalogAction(own);
  if (facts === undefined) return UNKNOWN;
  const found = resourcesOf(event, own, names);
  const byMember = typesOfTagMembers(facts, tagging, event.parameters.keys()).map((type) => typeQuestion(facts, type, true));
  const made = byMember.length > 0 ? byMember : questionsOf(`${own} ${action}`);
  if (made.length === 0) {
    return namesWhatItMakes(facts) ? UNKNOWN : only(found, (arn) => actionResourceTypes(tagging, arn).length > 0);
  }
  const types = made.map(({ type }) => type);
  const strings = stringsOf(wantedOf(event));
  const place = placeOf(event, facts.service, event.parameters);
  const from = strings.filter(isSource);
  const sources = from.length === 0 ? [] : made.flatMap((question) => typeArns(question, from, place).map(({ arn }) => arn));
  const listed = only(found, (arn) => isOneOf(arn, types) && !sources.includes(arn));
  if (listed.known) return asTagged(listed, types, tagging);
  const to = strings.filter((string) => !isSource(string));
  const holders = found.arns.flatMap((arn) => (arn === '*' ? [] : [{ arn }]));
  const arns = kindsOf(made, found).flatMap((question): readonly FoundArn[] => {
    const given = typeArns(question, to, place);
    const pattern = given.length > 0 ? undefined : typePattern(question, to, place, holders);
    return pattern === undefined ? given : [{ arn: pattern.arn, pattern: pattern.pattern }];
  });
  return arns.length === 0 || arns.some(({ arn }) => arn.includes('${')) ? UNKNOWN : resourcesFrom(arns);
}

/** Of `own tagging`: one for each type that the operation makes. */
const questionsOf = remembered((pair): readonly TypeQuestion[] => {
  const [own, tagging] = pair.split(' ').map(catalogAction);
  return own === undefined || tagging === undefined ? [] : madeTypes(own, tagging).map((type) => typeQuestion(own, type, true));
});

/** Tags themselves are no names: `{"Name": "web"}`. */
function wantedOf({ eventSource, eventName, parameters }: EventFacts): readonly (readonly [string, unknown])[] {
  const wanted = wantedForResources(eventSource, eventName).parameterSet;
  return [...parameters].filter(([name]) => wanted.has(name));
}

function only(found: FoundResources, fits: (arn: string) => boolean): FoundResources {
  const arns = found.arns.filter(fits);
  if (arns.length === 0) return UNKNOWN;
  const patterns = found.patterns === true && arns.some((arn) => arn.includes('*'));
  return { arns, known: true, ...(patterns ? { patterns: true as const } : {}) };
}

function isOneOf(arn: string, types: readonly ResourceTypeFacts[]): boolean {
  const parts = parseArn(arn);
  // Recovery points are things of many services: their template fits the vaults that they go into.
  const certain = types.filter(({ arns }) => arns.every((text) => !text.includes(':${Vendor}:')));
  return parts !== undefined && mostSpecific(certain, parts).length > 0;
}

function isSource([name]: NamedString): boolean {
  return name.startsWith('source');
}

/** Of listeners and rules of several kinds, those of the kind that the call names (`loadbalancer/app/…`). */
function kindsOf(made: readonly TypeQuestion[], { arns }: FoundResources): readonly TypeQuestion[] {
  const fitting = made.filter(({ type }) => {
    const kind = type.name.split('/')[1] ?? '';
    return kind !== '' && arns.some((arn) => arn.includes(`/${kind}/`));
  });
  return fitting.length > 0 ? fitting : made;
}

/** Log groups are tagged under their ARN without `:*`. */
function asTagged(found: FoundResources, types: readonly ResourceTypeFacts[], tagging: ActionFacts): FoundResources {
  const [type] = types;
  return type?.service === 'logs' && type.name === 'log-group'
    ? resourcesFrom(found.arns.flatMap((arn) => arnForms(type, tagging, arn)))
    : found;
}

function resourcesFrom(arns: readonly FoundArn[]): FoundResources {
  const texts = [...new Set(arns.map(({ arn }) => arn))].toSorted();
  return { arns: texts, known: true, ...(arns.some(({ pattern }) => pattern === true) ? { patterns: true as const } : {}) };
}
