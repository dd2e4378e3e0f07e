// One resource type of one action, with the names of the members that tell its resources.
import type { ActionFacts, ResourceTypeFacts } from '../../../catalog/facts.ts';
import { findResourceType } from '../../../catalog/resource-type.ts';
import { arnTemplate } from './arn-template.ts';
import type { ArnTemplate } from './arn-template.ts';
import { creates } from './created.ts';
import { arnNames, isAbout, variableNames } from './member-names.ts';

export interface TypeQuestion {
  readonly action: ActionFacts;
  readonly type: ResourceTypeFacts;
  /** Whether the call is about this type, so that `name` and `id` are its. */
  readonly primary: boolean;
  readonly required: boolean;
  /** Whether the action is always authorized on one of this type, so that the only one there is (`hub/default`) is it. */
  readonly certain: boolean;
  /** Whether the action makes one of this type. */
  readonly creates: boolean;
  readonly templates: readonly ArnTemplate[];
  /** Members that may have an ARN of the type or a value of one of its variables: upper case first, as in the API, and in lower case. */
  readonly members: readonly string[];
  readonly memberSet: ReadonlySet<string>;
  /** Likewise by variable. */
  readonly variables: ReadonlyMap<string, ReadonlySet<string>>;
}

const asked = new WeakMap<ActionFacts, readonly TypeQuestion[]>();

/** One for each resource type of the action, in the order of the catalog. */
export function typeQuestions(action: ActionFacts): readonly TypeQuestion[] {
  let questions = asked.get(action);
  if (questions === undefined) {
    questions = action.resourceTypes.flatMap(({ type: name, required }) => {
      const type = findResourceType(action.service, name);
      return type === undefined ? [] : [typeQuestion(action, type, required)];
    });
    asked.set(action, questions);
  }
  return questions;
}

function typeQuestion(action: ActionFacts, type: ResourceTypeFacts, required: boolean): TypeQuestion {
  const single = action.resourceTypes.length === 1;
  const primary = single || isAbout(action.name, type);
  const templates = type.arns.flatMap((text) => arnTemplate(text) ?? []);
  const names = new Map(
    templates.flatMap(({ variables }) => variables).map((variable) => [variable, variableNames(type, variable, primary)] as const),
  );
  const members = [...new Set([...arnNames(type), ...[...names.values()].flat()])];
  return {
    action,
    type,
    primary,
    required,
    certain: (required || single) && !isAlternative(action, type),
    creates: creates(action, type),
    templates,
    members,
    memberSet: lowered(members),
    variables: new Map([...names].map(([variable, list]) => [variable, lowered(list)])),
  };
}

/** Where the catalog requires all types of which a request has one (`modelId` is of one kind of model); and Glue's catalog, which is named in two ways. */
export function isAlternative(action: ActionFacts, type: ResourceTypeFacts): boolean {
  return action.service === 'bedrock' || (action.service === 'glue' && type.name === 'catalog');
}

function lowered(names: readonly string[]): ReadonlySet<string> {
  return new Set(names.map((name) => name.toLowerCase()));
}
