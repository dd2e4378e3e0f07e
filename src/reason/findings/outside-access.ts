// Who outside of a zone of trust can do what to one resource, by the resource's side alone.
import type { CompiledPolicy } from '../../evaluate/compile-policy.ts';
import { statementGrades } from '../../evaluate/compile-statement.ts';
import { prepareQuery } from '../../evaluate/query.ts';
import type { RulesLookup } from '../../evaluate/service-rules.ts';
import { referenceTo } from '../../evaluate/statement-reference.ts';
import type { StatementReference } from '../../model/decision.ts';
import type { AuthorizationRequest } from '../../model/request.ts';
import { type Budget, DEFAULT_BUDGET, Undecided } from '../budget.ts';
import { mentionsOf } from '../caller/mentions.ts';
import { actionTable } from '../layers/action-table.ts';
import { askedResources } from '../layers/asked-resources.ts';
import type { RequestQuestion } from '../layers/caller-requests.ts';
import { fixedKeys } from '../layers/fixed-keys.ts';
import type { OutsideAnswer, Surface, Zone } from '../outside-access.ts';
import { type LabelledKey, labelledKeys, minimal } from './condition-labels.ts';
import { insideTexts } from './inside-boxes.ts';
import { isFixed } from './is-public.ts';
import { joinedValues, type Unjoined } from './joined-values.ts';
import { letsNobodyIn } from './lets-nobody-in.ts';
import { type Combination, mostGeneral, type NamedOpening, NO_LABEL } from './most-general.ts';
import { isAllowed, openingOf, openingsFor, type OpeningQuestion } from './openings.ts';
import { outsideCallers } from './outside-callers.ts';
import { isOpenToAll, namedBeside, type PrincipalLabels, principalLabels, printPrincipal } from './principal-labels.ts';
import { surfacePolicies } from './surface-policies.ts';
import { zoneFacts } from './zone-facts.ts';

/** One resource of very many may not take the time of all. */
const SURFACE_BUDGET: Budget = { ...DEFAULT_BUDGET, states: 40_000, nodes: 50_000 };
const NOBODY: OutsideAnswer = { kind: 'exact', access: [] };

/**
 * All access from outside of the zone, the callers' own side taken as allowing. Services that call in their own name are outside unless
 * `aws:SourceAccount`, `aws:SourceArn` and the like say that they work for the zone, or the zone says that all are inside; they are
 * reported as `Service`. Roles that services own are no outsiders. The actions of a surface are of one service. Pure and deterministic; it
 * answers unknown, with the reason, where it cannot tell, or not within the budget.
 */
export function outsideAccess(surface: Surface, zone: Zone, rules: RulesLookup, budget: Budget = SURFACE_BUDGET): OutsideAnswer {
  const facts = zoneFacts(zone);
  const table = actionTable(surface.actions);
  if (table.services.size > 1) return { kind: 'unknown', reason: 'the actions are of several services' };
  const preempts = [...table.services].some((service) => rules(service)?.preempt !== undefined) && surface.policies.resource === undefined;
  if (!preempts && letsNobodyIn(surface, facts)) return NOBODY;
  try {
    const policies = surfacePolicies(surface);
    const own: readonly CompiledPolicy[] = [
      ...(policies.resource === undefined ? [] : [policies.resource]),
      ...(policies.rcp ?? []).flatMap((level) => level.policies),
    ];
    const typed = own.map(({ policy, description: { type } }) => ({ policy, type }));
    const fixed = fixedKeys(surface.owner, surface.context ?? new Map());
    const mentions = mentionsOf(typed, { also: namedBeside(surface), eachValue: true, fixed });
    const requests: RequestQuestion = {
      policies,
      owner: surface.owner,
      actions: table,
      resources: askedResources(surface.resources),
      rules,
      context: surface.context ?? new Map(),
      tagsAreWhole: surface.tagsAreWhole === true,
    };
    const names = principalLabels(mentions.entries);
    const keys = labelledKeys(own, fixed, budget);
    const question: OpeningQuestion = { requests, policies: own, mentions, keys, inside: insideTexts(typed, facts), budget };
    const { alike, isWithin } = outsideCallers(surface, facts, requests, mentions, names, budget);
    const found = alike.flatMap((callers): readonly NamedOpening[] => {
      const [first] = callers;
      const openings = first === undefined ? [] : openingsFor(question, first.caller, first.via);
      return callers.flatMap(({ caller, named }) =>
        openings.map((opening) => ({ opening: openingOf(opening, caller), caller, names: minimal(named, isWithin) })),
      );
    });
    const access = mostGeneral(found, keys, names, isWithin).map((combination) => described(combination, question, names));
    return { kind: 'exact', access: joinedValues(access) };
  } catch (error) {
    if (error instanceof Undecided) return { kind: 'unknown', reason: error.reason };
    throw error;
  }
}

function described(combination: Combination, question: OpeningQuestion, names: PrincipalLabels): Unjoined {
  const { principal, conditions, actions, openings } = combination;
  const { requests, keys } = question;
  const own = new Set(actions);
  const witnesses = openings.flatMap((opening) => {
    const action = opening.actions.find((one) => own.has(one));
    if (action === undefined) return [];
    // What a search finds is believed only when the evaluator says the same.
    if (!isAllowed(question, opening)) throw new Undecided('the keys of the request depend on each other in a way that is not understood');
    return [opening.request(action)];
  });
  const labels = keys.flatMap((key, i) => (conditions[i] === NO_LABEL ? [] : [[key, writtenValue(key, conditions[i] as number)] as const]));
  return {
    principal: printPrincipal(principal, names),
    actions: actions.map((action) => requests.actions.names[action] as string).sort(),
    values: new Map(labels.map(([{ spelling }, value]) => [spelling, [value]])),
    isPublic: isOpenToAll(principal, names) && !labels.some(([{ name }, value]) => isFixed(name, value)),
    statements: statementsFor(witnesses, requests),
    witness: witnesses[0] as AuthorizationRequest,
  };
}

function writtenValue({ labels }: LabelledKey, label: number): string {
  return labels[label]?.value ?? '';
}

/** The statements of the resource's policy that allow some of the requests, in their order. */
function statementsFor(witnesses: readonly AuthorizationRequest[], { policies, rules }: RequestQuestion): readonly StatementReference[] {
  const { resource } = policies;
  if (resource === undefined) return [];
  const references = new Map<number, StatementReference>();
  for (const request of witnesses) {
    const action = request.action.toLowerCase();
    const query = prepareQuery(request, policies, rules(action.slice(0, action.indexOf(':'))) ?? {});
    for (const compiled of resource.candidates(action).allow) {
      if (statementGrades(compiled, query) !== 0) references.set(compiled.statement.index, referenceTo(resource, compiled));
    }
  }
  return [...references.values()].sort((a, b) => a.index - b.index);
}
