// One resource type of one action, with the names of the members that tell its resources.
import type { ActionFacts, ResourceTypeFacts } from '../../../catalog/facts.ts';
import { findResourceType } from '../../../catalog/resource-type.ts';
import { arnTemplate } from './arn-template.ts';
import type { ArnTemplate } from './arn-template.ts';
import { copies, creates } from './created.ts';
import { arnNames, isAbout, variableNames } from './member-names.ts';
import type { VariableNames } from './member-names.ts';

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
  /** Whether it makes one even where one is named. */
  readonly copies: boolean;
  readonly templates: readonly ArnTemplate[];
  /** Members that may have an ARN of the type or a value of one of its variables: upper case first, as in the API, and in lower case. */
  readonly members: readonly string[];
  readonly memberSet: ReadonlySet<string>;
  /** Those of them that name the resource itself, not what holds it; in lower case. */
  readonly naming: ReadonlySet<string>;
  /** Likewise by variable. */
  readonly variables: ReadonlyMap<string, NamesOfVariable>;
}

/** Members that name a variable, in lower case; as in `VariableNames`. */
export interface NamesOfVariable {
  readonly own: ReadonlySet<string>;
  readonly generic: ReadonlySet<string>;
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

/** The question for one type, which need not be among those of the action: what a call makes is authorized under another action where it is tagged. */
export function typeQuestion(action: ActionFacts, type: ResourceTypeFacts, required: boolean): TypeQuestion {
  const single = action.resourceTypes.length === 1;
  const primary = single || isAbout(action.name, type);
  const templates = type.arns.flatMap((text) => arnTemplate(text) ?? []);
  const names = new Map(
    templates.flatMap(({ variables }) => variables).map((variable) => [variable, variableNames(type, variable, primary)] as const),
  );
  const members = [...new Set([...arnNames(type), ...[...names.values()].flatMap(membersOf)])];
  return {
    action,
    type,
    primary,
    required,
    certain: (required || single) && !isAlternative(action, type),
    creates: creates(action, type),
    copies: copies(action, type),
    templates,
    members,
    memberSet: lowered(members),
    naming: lowered([...arnNames(type), ...templates.flatMap(({ variables }) => membersOf(names.get(variables.at(-1) ?? '')))]),
    variables: new Map([...names].map(([variable, { own, generic }]) => [variable, { own: lowered(own), generic: lowered(generic) }])),
  };
}

/** Where the catalog requires all types of which a request has one (`modelId` is of one kind of model); and Glue's catalog, which is named in two ways. */
export function isAlternative(action: ActionFacts, type: ResourceTypeFacts): boolean {
  return action.service === 'bedrock' || (action.service === 'glue' && type.name === 'catalog');
}

function membersOf(names: VariableNames | undefined): readonly string[] {
  return names === undefined ? [] : [...names.own, ...names.generic];
}

function lowered(names: readonly string[]): ReadonlySet<string> {
  return new Set(names.map((name) => name.toLowerCase()));
}
