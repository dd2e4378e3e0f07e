// The smallest change of the resource's side that takes an access away, tried by analysing again.
import type { CompiledPolicy } from '../../evaluate/compile-policy.ts';
import { compilePolicy } from '../../evaluate/compile-policy.ts';
import { replaceStatement, statementJson } from '../../explain/change/policy-json.ts';
import type { StatementReference } from '../../model/decision.ts';
import type { OutsideAccess, Zone } from '../../reason/outside-access.ts';
import type { Statement } from '../../policy/ast.ts';
import type { ExposedRecord, Exposure } from '../../services/exposure.ts';
import type { ClosingChange } from '../finding.ts';
import type { ResourceKind } from '../resource-kind.ts';
import { askOutside, surfaceOf } from '../surface-of.ts';
import type { AccountFacts } from '../../model/account.ts';
import { type Narrowed, narrowedStatements } from './narrowed-statement.ts';

export interface ClosingQuestion {
  readonly owner: AccountFacts;
  readonly zone: Zone;
  readonly record: ExposedRecord;
  readonly way: Exposure;
  readonly kind: ResourceKind;
}

/** Statements that let the same caller in by turns are found one after the other. */
const ROUNDS_MAX = 8;

interface Step {
  readonly reference: StatementReference;
  readonly narrowed: Narrowed;
}

/** All of the changes together close the access. Null: no statement is known to open it. */
export function closingChanges(question: ClosingQuestion, access: OutsideAccess): readonly ClosingChange[] | null {
  const { way, zone } = question;
  if (way.written) return [unwritten(question, access)];
  const before = compilePolicy(way.policy.policy, way.policy.description);
  const steps = new Map<number, Step>();
  let policy = before;
  let opening: readonly StatementReference[] = access.statements;
  for (let round = 0; round < ROUNDS_MAX && opening.length > 0; round++) {
    for (const reference of opening) {
      const statement = allowAt(before, reference.index);
      if (statement === undefined) return null;
      const ways = narrowedStatements(statementJson(statement), access, zone);
      // The small change first; where that is not enough, the statement goes.
      const narrowed = steps.has(reference.index) ? ways.at(-1) : ways[0];
      if (narrowed === undefined) return null;
      policy = replaceAllow(policy, reference.index, narrowed);
      steps.set(reference.index, { reference, narrowed });
    }
    const left = leftOf(question, policy, access);
    if (left === undefined) break;
    if (left.length === 0) return stated(steps, true);
    opening = left;
  }
  return steps.size === 0 ? null : stated(steps, false);
}

/** Denials of another policy may stand in the same list, with places of their own. */
function allowAt({ policy }: CompiledPolicy, index: number): Statement | undefined {
  return policy.statements.find((statement) => statement.effect === 'Allow' && statement.index === index);
}

function replaceAllow(policy: CompiledPolicy, index: number, { statement }: Narrowed): CompiledPolicy {
  const others = policy.policy.statements.filter((one) => one.effect === 'Deny' && one.index === index);
  if (others.length === 0) return replaceStatement(policy, index, statement);
  const kept = { ...policy.policy, statements: policy.policy.statements.filter((one) => !others.includes(one)) };
  const replaced = replaceStatement(compilePolicy(kept, policy.description), index, statement);
  return compilePolicy({ ...replaced.policy, statements: [...replaced.policy.statements, ...others] }, policy.description);
}

/** The statements that still let the same caller in under the same conditions; undefined where that is not known. */
function leftOf(
  { owner, zone, record, way }: ClosingQuestion,
  policy: CompiledPolicy,
  access: OutsideAccess,
): readonly StatementReference[] | undefined {
  const answer = askOutside(surfaceOf(owner, record, { ...way, policy }), zone);
  if (answer.kind === 'unknown') return undefined;
  return answer.access.filter((left) => isSame(left, access)).flatMap(({ statements }) => statements);
}

/** Others, and the same caller under narrower conditions, were let in before too, and stay. */
function isSame(left: OutsideAccess, access: OutsideAccess): boolean {
  const actions = new Set(access.actions);
  return (
    JSON.stringify([left.principal, [...left.conditions]]) === JSON.stringify([access.principal, [...access.conditions]]) &&
    left.actions.some((action) => actions.has(action))
  );
}

function stated(steps: ReadonlyMap<number, Step>, verified: boolean): readonly ClosingChange[] {
  const sorted = [...steps].sort(([a], [b]) => a - b);
  return sorted.map(([index, { reference, narrowed }]) => {
    const { policy, sid, position } = reference;
    const { kind, statement, what } = narrowed;
    const account = policy.account === undefined ? '' : `in account ${policy.account}, `;
    const summary = `${account}in statement ${sid ?? index + 1} of the ${policy.name}: ${what}`;
    return { kind, summary, policy, index, position: position ?? null, statement: statement ?? null, verified };
  });
}

/** A list, a grant or a share: the entry goes. */
function unwritten(question: ClosingQuestion, { principal }: OutsideAccess): ClosingChange {
  const { record, way } = question;
  const name = Object.values(principal)[0] ?? '';
  const who = name === '*' ? 'everybody' : name;
  const base = { policy: null, index: null, position: null, statement: null, verified: isGone(question, principal) };
  const here = `in account ${record.owner}, `;
  switch (way.source.type) {
    case 'BUCKET_ACL':
      return {
        ...base,
        kind: 'removeListEntry',
        summary: `${here}remove the entry of ${who} from the access control list of ${record.arn}`,
      };
    case 'GRANT':
      return { ...base, kind: 'retireGrant', summary: `${here}revoke the ${way.policy.description.name}` };
    default:
      return { ...base, kind: 'unshare', summary: `${here}stop sharing ${record.arn} with ${who}` };
  }
}

function isGone({ owner, zone, record, way, kind }: ClosingQuestion, principal: OutsideAccess['principal']): boolean {
  const name = Object.values(principal)[0] ?? '';
  const after = withoutEntry(record, way, name);
  return kind
    .exposures(after)
    .ways.filter(({ source, policy }) => source.type === way.source.type && policy.description.name === way.policy.description.name)
    .every((left) => {
      const answer = askOutside(surfaceOf(owner, after, left), zone);
      return answer.kind === 'exact' && answer.access.every((one) => Object.values(one.principal)[0] !== name);
    });
}

function withoutEntry(record: ExposedRecord, way: Exposure, name: string): ExposedRecord {
  const { share, s3, grants } = record;
  switch (way.source.type) {
    case 'BUCKET_ACL': {
      const acl = s3?.acl?.filter(({ grantee }) => (grantee.kind === 'group' ? name !== '*' : grantee.account !== name)) ?? [];
      return s3 === undefined ? record : { ...record, s3: { ...s3, acl } };
    }
    case 'GRANT':
      return { ...record, grants: grants.filter(({ id }) => way.policy.description.name !== `grant ${id} of ${record.arn}`) };
    default:
      return share === undefined
        ? record
        : { ...record, share: { public: share.public && name !== '*', accounts: share.accounts.filter((id) => id !== name) } };
  }
}
