// The change that lets a session policy say yes.
import type { PolicyDescription } from '../../model/decision.ts';
import type { State } from '../state.ts';
import { allowStatement } from './allow-statement.ts';
import { isEditable } from './is-editable.ts';
import { withStatement } from './policy-json.ts';
import type { Step } from './proposal.ts';
import { replaceIn } from './replace-in.ts';

/** Adds the action to the session policy that is passed when the session is made, or passes one. */
export function allowInSession(state: State): Step {
  const { policies, request } = state;
  const session = policies.session ?? [];
  const own = session.filter(isEditable);
  const first = own.find(({ description }) => description.arn === undefined) ?? own[0];
  const account = request.caller?.id ?? null;
  const description: PolicyDescription = first?.description ?? {
    type: 'session',
    name: 'session policy',
    ...(account === null ? {} : { account }),
  };
  const statement = allowStatement(request, first);
  const changed = withStatement(first, description, statement);
  const what =
    first === undefined
      ? `pass a session policy${session.length === 0 ? '' : ' as well'} with`
      : `add to the ${description.arn === undefined ? 'session policy' : `managed policy ${description.name}`} that is passed`;
  return {
    change: {
      kind: first === undefined ? 'attachPolicy' : 'addStatement',
      side: 'caller',
      layer: 'session',
      account,
      policy: description,
      summary: `where the session is made, ${what}`,
      statement,
    },
    after: {
      ...state,
      policies: { ...policies, session: first === undefined ? [...session, changed] : replaceIn(session, first, changed) },
    },
  };
}
