// Statements that match the requests of a world, or that miss them by one element.
import { deadAction, matchingAction, missingAction } from './action-patterns.ts';
import type { Aim } from './aim.ts';
import { aimedTarget } from './aim.ts';
import { generateCondition } from './conditions.ts';
import type { StatementJson } from './policy-json.ts';
import { generateNotPrincipal, generatePrincipal } from './principal-elements.ts';
import type { Random } from './random.ts';
import { weights } from './random.ts';
import { matchingResource, missingResource, shortResource } from './resource-patterns.ts';

/** What a statement of some kind of policy has, and may have. */
export interface StatementForm {
  readonly principal: 'none' | 'any' | 'named';
  /** Whether it has a Resource: always, never, or seldom absent. */
  readonly resource: 'always' | 'never' | 'usually';
  readonly negations: boolean;
}

const MISS = weights<'action' | 'resource' | 'principal' | 'condition'>(
  ['action', 30],
  ['resource', 25],
  ['principal', 25],
  ['condition', 35],
);
/** Share of elements that hold an entry which no careful person writes. */
const ODD = 0.012;

function oneOrMany(r: Random, values: string[]): string | string[] {
  return values.length === 1 && r.chance(0.65) ? (values[0] as string) : r.shuffle(values);
}

function generateActions(r: Random, aim: Aim, action: string, hit: boolean): string | string[] {
  const values = [hit ? matchingAction(r, action) : missingAction(r, aim, action)];
  if (hit && r.chance(0.5)) for (const target of aim.targets) if (target.action !== action) values.push(target.action);
  while (values.length < 4 && r.chance(0.3)) values.push(missingAction(r, aim, action));
  if (r.chance(ODD)) values.push(deadAction(r, action));
  return oneOrMany(r, values);
}

function generateResources(r: Random, aim: Aim, resource: string, hit: boolean): string | string[] {
  const values = [hit ? matchingResource(r, aim, resource) : missingResource(r, aim, resource)];
  if (hit && r.chance(0.5)) for (const target of aim.targets) if (target.resource !== resource) values.push(target.resource);
  while (values.length < 4 && r.chance(0.25)) values.push(missingResource(r, aim, resource));
  if (r.chance(ODD)) values.push(shortResource(r));
  if (hit && r.chance(ODD / 2)) return shortResource(r);
  return oneOrMany(r, values);
}

/** A statement meant to match (`hit`), or to miss by one of its elements. */
export function generateStatement(r: Random, aim: Aim, form: StatementForm, effect: 'Allow' | 'Deny', hit: boolean): StatementJson {
  const target = aimedTarget(r, aim);
  let miss = hit ? undefined : r.weighted(MISS);
  if (miss === 'principal' && form.principal !== 'named') miss = 'condition';
  if (miss === 'resource' && form.resource === 'never') miss = 'action';
  const json: StatementJson = { Effect: effect };
  if (r.chance(0.2)) json.Sid = `S${r.below(100)}`;
  addPrincipal(r, aim, form, effect, miss !== 'principal', json);
  const negateAction = form.negations && r.chance(0.1);
  const action = generateActions(r, aim, target.action, (miss !== 'action') !== negateAction);
  if (negateAction) json.NotAction = action;
  else json.Action = action;
  if (form.resource === 'always' || (form.resource === 'usually' && !r.chance(0.04))) {
    const negateResource = form.negations && r.chance(0.08);
    const resource = generateResources(r, aim, target.resource, (miss !== 'resource') !== negateResource);
    if (negateResource) json.NotResource = resource;
    else json.Resource = resource;
  }
  if (miss === 'condition' || r.chance(hit && effect === 'Allow' ? 0.22 : 0.42))
    json.Condition = generateCondition(r, aim, miss !== 'condition');
  return json;
}

function addPrincipal(r: Random, aim: Aim, form: StatementForm, effect: 'Allow' | 'Deny', hit: boolean, json: StatementJson): void {
  if (form.principal === 'none') return;
  if (form.principal === 'any') {
    if (!r.chance(ODD)) json.Principal = '*';
    return;
  }
  // Lists that spare nearly, but not quite, come as often as those that do.
  if (r.chance(effect === 'Allow' ? 0.05 : hit ? 0.4 : 0.65)) json.NotPrincipal = generateNotPrincipal(r, aim, !hit && r.chance(0.5));
  else if (!r.chance(ODD)) json.Principal = generatePrincipal(r, aim, hit);
}
