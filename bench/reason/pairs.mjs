// Pairs of policies: AWS managed ones with each other, and with changes such as a new version of a policy makes.
import { MANAGED_POLICY_DATA } from '../../dist/catalog/generated/managed-policies.js';

/** Numbers that are the same in every run. */
function numbers(seed) {
  let state = seed;
  return (limit) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 4294967296) * limit);
  };
}

const DOCUMENTS = MANAGED_POLICY_DATA.policies.map(([, , , document]) => document);

/** So many pairs of different policies, as JSON text. */
export function managedPairs(count) {
  const below = numbers(1);
  return Array.from({ length: count }, () => [DOCUMENTS[below(DOCUMENTS.length)], DOCUMENTS[below(DOCUMENTS.length)]]);
}

/** So many pairs of a policy and itself with a change, in both orders. */
export function versionPairs(count) {
  const below = numbers(2);
  return Array.from({ length: count }, (_, i) => {
    const before = DOCUMENTS[below(DOCUMENTS.length)];
    const after = JSON.stringify(changed(JSON.parse(before), below));
    return i % 2 === 0 ? [after, before] : [before, after];
  });
}

const CHANGES = [dropStatement, widenAction, addCondition, dropAction, dropCondition];

function changed(document, below) {
  const statements = [document.Statement].flat();
  return { ...document, Statement: CHANGES[below(CHANGES.length)](statements, below(statements.length)) };
}

function dropStatement(statements, at) {
  return statements.length === 1 ? statements : statements.filter((_, i) => i !== at);
}

function widenAction(statements, at) {
  return edited(statements, at, (one) =>
    one.Action === undefined ? one : { ...one, Action: [...[one.Action].flat(), `${[one.Action].flat()[0].split(':')[0]}:*`] },
  );
}

function addCondition(statements, at) {
  return edited(statements, at, (one) => ({
    ...one,
    Condition: {
      ...one.Condition,
      StringEqualsIfExists: { ...one.Condition?.StringEqualsIfExists, 'aws:RequestedRegion': 'eu-central-1' },
    },
  }));
}

function dropAction(statements, at) {
  return edited(statements, at, (one) =>
    Array.isArray(one.Action) && one.Action.length > 1 ? { ...one, Action: one.Action.slice(1) } : one,
  );
}

function dropCondition(statements, at) {
  return edited(statements, at, ({ Condition, ...one }) => one);
}

function edited(statements, at, edit) {
  return statements.map((one, i) => (i === at ? edit(one) : one));
}
