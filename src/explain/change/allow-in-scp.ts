// The change that lets service control policies say yes: a level without a matching Allow gets one.
import type { CompiledPolicy } from '../../evaluate/compile-policy.ts';
import type { PolicyDescription, Rung } from '../../model/decision.ts';
import type { PolicyLevel } from '../../model/policy-set.ts';
import type { State } from '../state.ts';
import { allowStatement } from './allow-statement.ts';
import { isEditable } from './is-editable.ts';
import { withStatement } from './policy-json.ts';
import type { Step } from './proposal.ts';
import { replaceIn } from './replace-in.ts';

/** Adds the action at the first level that lacks it; further levels are found when the state is decided again. */
export function allowInScp(state: State, ladder: readonly Rung[]): Step | undefined {
  const levels = state.policies.scp;
  const lacking = ladder.find((rung) => rung.layer === 'scp' && rung.verdict === 'implicitDeny');
  const level = levels?.find((one) => one.id === lacking?.level?.id && one.kind === lacking.level.kind);
  if (levels === undefined || level === undefined) return undefined;
  const account = state.request.caller?.organization?.managementAccount ?? null;
  const own = level.policies.find(isEditable);
  const description = own?.description ?? newPolicy(level, account);
  const statement = allowStatement(state.request, own);
  const changed = withStatement(own, description, statement);
  const policies: readonly CompiledPolicy[] = own === undefined ? [...level.policies, changed] : replaceIn(level.policies, own, changed);
  const scp: readonly PolicyLevel<CompiledPolicy>[] = replaceIn(levels, level, { ...level, policies });
  const place = `${level.kind} ${level.name ?? level.id}`;
  const how = own === undefined ? 'attach a service control policy with' : `in the service control policy ${own.description.name}, add`;
  return {
    change: {
      kind: own === undefined ? 'attachPolicy' : 'addStatement',
      side: 'caller',
      layer: 'scp',
      account,
      policy: description,
      summary: `in management account ${account ?? 'unknown'}, at ${place}, ${how}`,
      statement,
    },
    after: { ...state, policies: { ...state.policies, scp } },
  };
}

function newPolicy({ id, name }: PolicyLevel<CompiledPolicy>, account: string | null): PolicyDescription {
  return { type: 'scp', name: `allow-in-${name ?? id}`, attachedTo: id, ...(account === null ? {} : { account }) };
}
