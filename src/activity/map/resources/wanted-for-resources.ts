// Which members of an event's parameters and response the search for resources reads.
import type { ActionFacts } from '../../../catalog/facts.ts';
import type { WantedMembers } from '../../wanted-members.ts';
import { catalogAction } from '../actions/catalog-action.ts';
import { operationOfEvent } from '../actions/operation-of-event.ts';
import { taggingAction } from '../actions/tag-on-create.ts';
import { coreActions } from './core-actions.ts';
import { callForm } from './call-forms.ts';
import { spellings } from './member-names.ts';
import { ownerMember } from './owner-account.ts';
import { responseNames } from './response-reads.ts';
import { membersOfTagged } from './made-types.ts';
import { TYPE_MEMBERS } from './type-by-parameter.ts';
import { typeQuestions } from './type-question.ts';

interface Wanted extends WantedMembers {
  readonly parameterSet: ReadonlySet<string>;
  readonly responseSet: ReadonlySet<string>;
}

const memo = new Map<string, Map<string, Wanted>>();

/** Exact names, sorted, and as sets. Kinds of event are few, so that the answers are kept. */
export function wantedForResources(eventSource: string, eventName: string): Wanted {
  let ofSource = memo.get(eventSource);
  if (ofSource === undefined) {
    ofSource = new Map();
    memo.set(eventSource, ofSource);
  }
  let wanted = ofSource.get(eventName);
  if (wanted === undefined) {
    const names = wantedOf(eventSource, eventName);
    wanted = { ...names, parameterSet: new Set(names.parameters), responseSet: new Set(names.response) };
    ofSource.set(eventName, wanted);
  }
  return wanted;
}

function wantedOf(eventSource: string, eventName: string): WantedMembers {
  const parameters = new Set<string>();
  const response = new Set<string>();
  for (const facts of coreActions(eventSource, eventName)) {
    const form = callForm(facts.service, facts.name);
    for (const name of form?.reads ?? []) parameters.add(name);
    for (const name of [...(form?.readsResponse ?? []), ...responseNames(facts)]) response.add(name);
    for (const name of namesOf(facts)) for (const spelling of spellings(topLevel(name))) parameters.add(spelling);
    for (const name of namesOfTagged(facts, eventName)) for (const spelling of spellings(name)) parameters.add(spelling);
    // The newer operations of EC2 have all their parameters in one member: `{"CreateFlowLogsRequest":{…}}`.
    if (facts.service === 'ec2' && facts.resourceTypes.length > 0) parameters.add(`${eventName}Request`);
  }
  return { parameters: [...parameters].toSorted(), response: [...response].toSorted() };
}

function namesOf(facts: ActionFacts): readonly string[] {
  const names = typeQuestions(facts).flatMap(({ members }) => members);
  if (names.length === 0) return [];
  return [
    ...names,
    ...[ownerMember(facts.service)].flatMap((name) => name ?? []),
    ...(TYPED.has(facts.service) ? TYPE_MEMBERS : []),
    ...(facts.name.startsWith('Copy') ? ['SourceRegion'] : []),
  ];
}

/** What names the thing that the call makes, where the call's own action has no resources of its type: the cluster of a task that is run. */
function namesOfTagged(facts: ActionFacts, eventName: string): readonly string[] {
  const tagging = catalogAction(taggingAction(facts.service, operationOfEvent(eventName))?.action ?? '');
  return tagging === undefined ? [] : membersOfTagged(facts, tagging).map(topLevel);
}

/** `TableInput.Name` → `TableInput`. */
function topLevel(name: string): string {
  return name.split('.')[0] ?? name;
}

/** Services with a parameter that tells the type of the resource. */
const TYPED: ReadonlySet<string> = new Set(['events', 'route53', 'ssm']);
