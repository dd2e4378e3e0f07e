// On which resources an action of a recorded call was authorized.
import { actionResourceTypes, wildcardOnly } from '../../../catalog/action-resource.ts';
import type { ActionFacts, ResourceTypeFacts } from '../../../catalog/facts.ts';
import { parseArn } from '../../../model/arn.ts';
import { catalogAction } from '../actions/catalog-action.ts';
import { deniedAction } from '../actions/denied-action.ts';
import type { EventFacts, EventMembers } from '../actions/event-facts.ts';
import { accessPointObjects } from './access-points.ts';
import { partitionOf } from './arn-template.ts';
import type { Place } from './arn-template.ts';
import { callForm } from './call-forms.ts';
import type { KnownNames } from './known-names.ts';
import { mayBeMeant } from './default-values.ts';
import { lackingTypes } from './lacking-types.ts';
import { isAbout } from './member-names.ts';
import { ownerAccount } from './owner-account.ts';
import { responseNames } from './response-reads.ts';
import { stringsOf } from './named-strings.ts';
import type { NamedString } from './named-strings.ts';
import { meansTheCaller, selfArn } from './self-arn.ts';
import { arnForms } from './special-forms.ts';
import type { FoundArn } from './special-forms.ts';
import { typeArns, typePattern } from './type-arns.ts';
import { typeByParameter } from './type-by-parameter.ts';
import { typeQuestions } from './type-question.ts';
import type { TypeQuestion } from './type-question.ts';
import { wantedForResources } from './wanted-for-resources.ts';

export interface FoundResources {
  readonly arns: readonly string[];
  /** False: the action has resource types, and which resource it was (or one of those that it needs) is not known. */
  readonly known: boolean;
  /** As in `UsedAction`. */
  readonly patterns?: true;
}

const NO_NAMES: KnownNames = new Map();
const ANY: FoundResources = { arns: ['*'], known: true };
const UNKNOWN: FoundResources = { arns: ['*'], known: false };

/**
 * The ARNs that `action` (`service:Name`) was authorized on: those of `resources[]` that are of its resource types, else those that the parameters give
 * through the catalog's ARN templates; `type/*` for what the call creates under an id of AWS's; the caller for calls that mean it by default; `*` for actions
 * without resource types and for lists of all there is; `*` with `known: false` where the event does not tell. Reads no members but those of
 * `wantedForResources`. Source: Service Authorization Reference; request parameters in the services' API references.
 */
export function resourcesOf(event: EventFacts, action: string, names: KnownNames = NO_NAMES): FoundResources {
  const facts = catalogAction(action);
  if (facts === undefined) return UNKNOWN;
  if (wildcardOnly(facts)) return ANY;
  const wanted = wantedForResources(event.eventSource, event.eventName);
  const parameters = only(event.parameters, wanted.parameterSet);
  const response = only(event.response, wanted.responseSet);
  const place = placeOf(event, facts.service, parameters);
  const form = callForm(facts.service, facts.name)?.arns(parameters, response, place);
  if (form !== undefined) return found(form, true, names);
  const search: Search = { event, facts, parameters, response, place, names };
  const listed = listedArns(event, facts);
  return listed.length > 0 ? besides(search, listed) : searched(search);
}

interface Search {
  readonly event: EventFacts;
  readonly facts: ActionFacts;
  readonly parameters: EventMembers;
  readonly response: EventMembers;
  readonly place: Place;
  readonly names: KnownNames;
}

/** `resources[]` rarely has all types that an action needs; what else is required comes from the parameters, and so does what they name wholly (an index). */
function besides(search: Search, listed: readonly ListedArn[]): FoundResources {
  const { facts, parameters, place, names } = search;
  const covers = (type: ResourceTypeFacts): boolean => listed.some(({ types }) => types.some(({ name }) => name === type.name));
  const others = questions(facts, parameters).filter(({ type }) => !covers(type));
  if (others.length === 0) return found(listed, true, names);
  const strings = stringsOf(parameters);
  const arns: FoundArn[] = [...listed];
  const missing: TypeQuestion[] = [];
  for (const question of others) {
    const given = typeArns(question, strings, place).filter(({ pattern }) => question.certain || pattern !== true);
    if (given.length === 0 && question.certain && question.required) missing.push(question);
    arns.push(...given);
  }
  const lacking = lackingTypes(missing, questions(facts, parameters), { strings, place, arns });
  return found([...arns, ...lacking.arns], lacking.known, names);
}

function searched(search: Search): FoundResources {
  const { event, facts, parameters, response, place, names } = search;
  const strings = stringsOf(parameters);
  const answers = responseNames(facts).length > 0 ? stringsOf(response) : [];
  const arns: FoundArn[] = [];
  const missing: TypeQuestion[] = [];
  const named: TypeQuestion[] = [];
  for (const question of questions(facts, parameters)) {
    const given = givenArns(question, parameters, strings, place);
    const answered = given.length > 0 || question.creates || !question.certain ? [] : typeArns(question, answers, place);
    const made =
      question.creates && (given.length === 0 || (question.copies && strings.some(isSource)))
        ? typePattern(question, strings, place, arns)
        : undefined;
    const all = [...given, ...(made === undefined ? [] : [made]), ...answered];
    if (all.length > 0) named.push(question);
    else if (question.required) missing.push(question);
    arns.push(...all);
  }
  if (arns.length === 0) {
    const self = selfArn(event, facts, parameters) ?? namedInDenial(event, facts);
    if (self !== undefined) return { arns: [self], known: true };
    return listsAll(search, missing) ? ANY : UNKNOWN;
  }
  const lacking = lackingTypes(missing, named, { strings, place, arns });
  return found([...arns, ...lacking.arns], lacking.known, names);
}

/** The source of a copy is where `sourceRegion` says. */
function givenArns(question: TypeQuestion, parameters: EventMembers, strings: readonly NamedString[], place: Place): readonly FoundArn[] {
  const region = parameters.get('sourceRegion');
  if (typeof region !== 'string' || region === '' || region === place.region) return typeArns(question, strings, place);
  return [
    ...typeArns(question, strings.filter(isSource), { ...place, region }),
    ...typeArns(
      question,
      strings.filter((string) => !isSource(string)),
      place,
    ),
  ];
}

function isSource([name]: NamedString): boolean {
  return name.startsWith('source');
}

function questions(facts: ActionFacts, parameters: EventMembers): readonly TypeQuestion[] {
  const fits = typeByParameter(facts, parameters);
  return fits === undefined ? typeQuestions(facts) : typeQuestions(facts).filter(({ type }) => fits(type.name));
}

/** What a denial of this very action names; calls that were refused often have no parameters. */
function namedInDenial(event: EventFacts, facts: ActionFacts): string | undefined {
  const denied = event.denial === '' ? undefined : deniedAction(event.denial);
  if (denied?.resource === undefined || catalogAction(denied.action) !== facts) return undefined;
  return actionResourceTypes(facts, denied.resource).length > 0 && !denied.resource.includes('*') ? denied.resource : undefined;
}

interface ListedArn extends FoundArn {
  readonly types: readonly ResourceTypeFacts[];
}

function listedArns(event: EventFacts, facts: ActionFacts): readonly ListedArn[] {
  const listed: ListedArn[] = [];
  for (const arn of [...event.resources, ...accessPointObjects(event)]) {
    const types = actionResourceTypes(facts, arn);
    for (const form of types[0] === undefined ? [] : arnForms(types[0], facts, arn)) {
      listed.push({ ...form, types: form.arn === arn ? types : actionResourceTypes(facts, form.arn) });
    }
  }
  return listed;
}

/** A list or a description of everything: authorized on all of the type, which `*` covers. */
function listsAll({ event, facts, parameters }: Search, missing: readonly TypeQuestion[]): boolean {
  if (event.parametersOmitted || meansTheCaller(facts)) return false;
  const lists = /^(?:Describe|List|Search)/u.test(facts.name);
  const reads = facts.accessLevel === 'List' || facts.accessLevel === 'Read';
  if (!reads || (parameters.size > 0 && !lists)) return false;
  if (missing.length === 0) return true;
  // Some one of those of which a call may mean one that it does not name.
  if (missing.some(({ type }) => mayBeMeant(type))) return false;
  // What was refused or throttled may have its parameters left out.
  return lists && parameters.size === 0 && (event.errorCode === '' || missing.every(({ type }) => isAbout(facts.name, type)));
}

function found(arns: readonly FoundArn[], known: boolean, names: KnownNames): FoundResources {
  const patterns = arns.some(({ pattern }) => pattern === true);
  const texts = arns.length === 1 ? named(arns, names) : [...new Set(named(arns, names))].toSorted();
  return { arns: texts, known, ...(patterns ? { patterns: true as const } : {}) };
}

function named(arns: readonly FoundArn[], names: KnownNames): readonly string[] {
  return arns.map(({ arn }) => names.get(arn) ?? arn);
}

/** Where the call's resources are, for an action of the service. */
export function placeOf(event: EventFacts, service: string, parameters: EventMembers): Place {
  const account = ownerAccount(service, parameters) ?? (event.recipientAccount || event.identity.account);
  const partition = event.region !== '' ? partitionOf(event.region) : (parseArn(event.identity.arn)?.partition ?? 'aws');
  return { partition, region: event.region, account };
}

function only(members: EventMembers, names: ReadonlySet<string>): EventMembers {
  if (!hasOthers(members, names)) return members;
  const kept = new Map<string, unknown>();
  for (const [name, value] of members) if (names.has(name)) kept.set(name, value);
  return kept;
}

function hasOthers(members: EventMembers, names: ReadonlySet<string>): boolean {
  for (const name of members.keys()) if (!names.has(name)) return true;
  return false;
}
