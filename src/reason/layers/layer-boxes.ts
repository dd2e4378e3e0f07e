// The policies of all layers as boxes, for one caller: which of them deny, which allow, and how directly they name the caller.
import type { CompiledPolicy } from '../../evaluate/compile-policy.ts';
import { ACCOUNT, BEHIND_SESSION, NAMED } from '../../evaluate/grade.ts';
import type { Query } from '../../evaluate/query.ts';
import type { KmsGrant, PolicyLevel, PolicySet } from '../../model/policy-set.ts';
import { statementBoxes } from '../compile/policy-boxes.ts';
import type { Setting } from '../compile/setting.ts';
import { keyDimension } from '../compile/condition-cases.ts';
import type { SystemBuilder } from '../system/system.ts';
import { literalSet } from '../text/literal-set.ts';

/** Boxes of Deny statements, and of Allow statements by the grade with which they name the caller. */
export interface Sides {
  readonly deny: readonly number[];
  readonly named: readonly number[];
  readonly behindSession: readonly number[];
  readonly account: readonly number[];
}

export interface LayerBoxes {
  readonly identity: Sides;
  readonly boundary: Sides | undefined;
  readonly session: Sides | undefined;
  readonly scp: readonly Sides[] | undefined;
  readonly rcp: Sides | undefined;
  readonly resource: Sides | undefined;
  readonly endpoint: Sides | undefined;
  /** For each grant the box of its constraints; undefined: it has none. */
  readonly grants: readonly (number | undefined)[];
}

export function layerBoxes(system: SystemBuilder, query: Query, policies: PolicySet<CompiledPolicy>, setting: Setting): LayerBoxes {
  const of = (some: readonly CompiledPolicy[]): Sides => sidesOf(system, query, some, setting);
  const one = (policy: CompiledPolicy | undefined): Sides | undefined => policy && of([policy]);
  const level = ({ policies: some }: PolicyLevel<CompiledPolicy>): Sides => of(some);
  return {
    identity: of(policies.identity),
    boundary: one(policies.boundary),
    session: policies.session && of(policies.session),
    scp: policies.scp?.map(level),
    rcp: policies.rcp && of(policies.rcp.flatMap(({ policies: some }) => some)),
    resource: one(policies.resource),
    endpoint: query.forwarded ? undefined : one(policies.endpoint),
    grants: grantBoxes(system, policies.grants ?? []),
  };
}

function sidesOf(system: SystemBuilder, query: Query, policies: readonly CompiledPolicy[], setting: Setting): Sides {
  const deny: number[] = [];
  const named: number[] = [];
  const behindSession: number[] = [];
  const account: number[] = [];
  for (const { policy, description, statements } of policies) {
    for (const { statement, principal } of statements) {
      const grades = principal === undefined ? NAMED : principal(query);
      if (grades === 0) continue;
      const { boxes } = statementBoxes(system, statement, description.type, policy.version === '2012-10-17', setting);
      if (statement.effect === 'Deny') deny.push(...boxes);
      else {
        if ((grades & NAMED) !== 0) named.push(...boxes);
        if ((grades & BEHIND_SESSION) !== 0) behindSession.push(...boxes);
        if ((grades & ACCOUNT) !== 0) account.push(...boxes);
      }
    }
  }
  return { deny, named, behindSession, account };
}

const PAIRS = 'kms:encryptioncontext:';

/** `EncryptionContextEquals` wants its pairs and no others: of the keys that anybody asks about, the others are absent. */
function grantBoxes(system: SystemBuilder, grants: readonly KmsGrant[]): readonly (number | undefined)[] {
  const asked = new Set(system.dimensions.map(({ name }) => name).filter((name) => name.startsWith(PAIRS)));
  for (const { constraints } of grants) {
    for (const pairs of [constraints?.encryptionContextEquals, constraints?.encryptionContextSubset]) {
      for (const key of pairs?.keys() ?? []) asked.add(PAIRS + key.toLowerCase());
    }
  }
  return grants.map(({ constraints }) => {
    if (constraints === undefined) return undefined;
    const tests: number[] = [];
    const { encryptionContextEquals: equals, encryptionContextSubset: subset } = constraints;
    for (const [key, value] of [...(equals ?? []), ...(subset ?? [])]) tests.push(isValue(system, PAIRS + key.toLowerCase(), value));
    if (equals !== undefined) {
      const own = new Set([...equals.keys()].map((key) => PAIRS + key.toLowerCase()));
      for (const key of asked) {
        if (!own.has(key)) tests.push(system.test(system.dimension(keyDimension(key)), { kind: 'presence', absent: true }));
      }
    }
    return system.box(tests);
  });
}

function isValue(system: SystemBuilder, key: string, value: string): number {
  const set = { kind: 'text', set: literalSet(value) } as const;
  return system.test(system.dimension(keyDimension(key)), { kind: 'one', set, negated: false, absent: false });
}
