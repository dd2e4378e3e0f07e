// The request that a pasted denial names, completed by what the command line adds.
import type { RequestQuery } from '../../estate/request-query.ts';
import type { DeniedRequest } from '../../explain/denial/denial.ts';
import { readDenial } from '../../explain/denial/read-denial.ts';
import { UsageError } from '../usage-error.ts';

export interface PastedQuery {
  readonly query: RequestQuery;
  readonly denied: DeniedRequest;
}

/** Reads the text; options of the command line win over what it says. */
export function queryFromInput(text: string, given: Partial<RequestQuery>): PastedQuery {
  const read = readDenial(text);
  const denied: DeniedRequest = read.ok ? read.value : { form: 'the command line', context: new Map() };
  const principal = given.principal ?? denied.principal;
  const action = given.action ?? denied.action;
  const resource = given.resource ?? denied.resource;
  if (principal === undefined || action === undefined || resource === undefined) {
    if (!read.ok) throw new UsageError(read.error);
    const lacking = [
      ...(principal === undefined ? ['the caller (--principal ARN)'] : []),
      ...(action === undefined ? ['the action (--action A)'] : []),
      ...(resource === undefined ? ['the resource (--resource ARN)'] : []),
    ];
    throw new UsageError(`${denied.form} does not name ${lacking.join(', ')}; add it to the command line`);
  }
  const { form: _form, stated: _stated, context: recorded, session, ...rest } = denied;
  const context = new Map([...recorded, ...(given.context ?? [])]);
  const merged = { ...session, ...given.session };
  const query: RequestQuery = {
    ...rest,
    ...given,
    principal,
    action,
    resource,
    context,
    ...(Object.keys(merged).length === 0 ? {} : { session: merged }),
  };
  return { query, denied };
}
