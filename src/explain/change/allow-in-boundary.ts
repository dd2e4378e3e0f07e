// The change that lets a permissions boundary say yes.
import type { PolicyDescription } from '../../model/decision.ts';
import type { State } from '../state.ts';
import { allowStatement } from './allow-statement.ts';
import { isEditable } from './is-editable.ts';
import { withStatement } from './policy-json.ts';
import type { Step } from './proposal.ts';

/** Adds the action to the boundary, or sets a copy that has it in the place of one that AWS manages. */
export function allowInBoundary(state: State): Step | undefined {
  const { policies, request } = state;
  const { boundary } = policies;
  if (boundary === undefined) return undefined;
  const account = request.caller?.id ?? boundary.description.account ?? null;
  const statement = allowStatement(request, boundary);
  const { name, attachedTo } = boundary.description;
  const editable = isEditable(boundary);
  const copy: PolicyDescription = {
    type: 'boundary',
    name: `${name}-and-more`,
    ...(account === null ? {} : { account }),
    ...(attachedTo === undefined ? {} : { attachedTo }),
  };
  const description = editable ? boundary.description : copy;
  const how = editable
    ? `add to the permissions boundary ${name}`
    : `set as permissions boundary, in the place of ${name}, which AWS manages, a copy of it with`;
  return {
    change: {
      kind: editable ? 'addStatement' : 'attachPolicy',
      side: 'caller',
      layer: 'boundary',
      account,
      policy: description,
      summary: `in account ${account ?? 'unknown'}, ${how}`,
      statement,
    },
    after: { ...state, policies: { ...policies, boundary: withStatement(boundary, description, statement) } },
  };
}
