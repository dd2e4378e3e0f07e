// Policy documents of every type, in a given mood.
import type { PolicyType } from '../../src/model/policy-set.ts';
import type { Aim } from './aim.ts';
import type { Mood } from './moods.ts';
import type { DocumentJson, StatementJson } from './policy-json.ts';
import type { Random } from './random.ts';
import { weights } from './random.ts';
import type { StatementForm } from './statements.ts';
import { generateStatement } from './statements.ts';

const VERSIONS = weights<string | undefined>(['2012-10-17', 76], ['2008-10-17', 12], [undefined, 12]);

function formOf(type: PolicyType, aim: Aim): StatementForm {
  switch (type) {
    case 'resource':
      return { principal: 'named', resource: aim.service.policy === 'bare' ? 'never' : 'usually', negations: true };
    case 'trust':
      return { principal: 'named', resource: 'never', negations: true };
    case 'endpoint':
      return { principal: 'named', resource: 'always', negations: true };
    case 'rcp':
      return { principal: 'any', resource: 'always', negations: false };
    case 'identity':
    case 'boundary':
    case 'session':
    case 'scp':
      return { principal: 'none', resource: 'always', negations: true };
  }
}

/** Share of documents whose Allow is plain `*`: the layers that are usually left open are usually wide open. */
const OPEN: Readonly<Record<PolicyType, number>> = {
  scp: 0.9,
  rcp: 1,
  endpoint: 0.6,
  boundary: 0.5,
  session: 0.5,
  identity: 0.18,
  resource: 0,
  trust: 0,
};

/** Share of documents with a Deny that is not meant to match. */
const STRAY_DENY: Readonly<Record<PolicyType, number>> = {
  scp: 0.08,
  rcp: 0.25,
  endpoint: 0.12,
  boundary: 0.12,
  session: 0.12,
  identity: 0.12,
  resource: 0.26,
  trust: 0.2,
};

function openStatement(type: PolicyType): StatementJson {
  const json: StatementJson = { Effect: 'Allow', Action: '*', Resource: '*' };
  if (type === 'endpoint' || type === 'rcp') json.Principal = '*';
  return json;
}

/** A document of this type that says what the mood asks. */
export function generateDocument(r: Random, aim: Aim, type: PolicyType, mood: Mood): DocumentJson {
  const form = formOf(type, aim);
  const statements: StatementJson[] = [];
  const add = (effect: 'Allow' | 'Deny', hit: boolean): void => {
    statements.push(generateStatement(r, aim, form, effect, hit));
  };
  const permit = (): void => {
    if (r.chance(OPEN[type])) statements.push(openStatement(type));
    else add('Allow', true);
  };
  if (mood === 'mixed') {
    if (r.chance(OPEN[type] / 2)) statements.push(openStatement(type));
    const count = r.below(4);
    for (let made = 0; made < count; made++) add(r.chance(0.87) ? 'Allow' : 'Deny', r.chance(0.7));
  } else if (mood !== 'empty') {
    if (mood === 'miss') add('Allow', false);
    else if (type !== 'rcp') permit();
    if (mood === 'deny') add('Deny', true);
    if (r.chance(0.3)) add('Allow', mood !== 'miss' && r.chance(0.8));
    if (r.chance(STRAY_DENY[type])) add('Deny', false);
  }
  if (type === 'rcp') dropMostAllows(r, statements);
  const version = r.weighted(VERSIONS);
  return {
    ...(version === undefined ? {} : { Version: version }),
    ...(r.chance(0.05) ? { Id: 'generated' } : {}),
    Statement: statements.length === 1 && r.chance(0.15) ? (statements[0] as StatementJson) : r.shuffle(statements),
  };
}

/** Customers' RCPs may only deny; an Allow that is there all the same must change nothing. */
function dropMostAllows(r: Random, statements: StatementJson[]): void {
  for (let index = statements.length - 1; index >= 0; index--) {
    if (statements[index]?.Effect === 'Allow' && !r.chance(0.1)) statements.splice(index, 1);
  }
}
