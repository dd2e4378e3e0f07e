// What a running cloud is asked before an explanation: its state, and one of its denials.
import { queryOfRequest } from '../../cloud/projection/query-of-request.ts';
import type { SourceText } from '../../policy/ast.ts';
import { cloudPortOf } from '../cloud/cloud-port.ts';
import { connectControl } from '../cloud/control-client.ts';
import { type KeptDecision, readDecision, readLiveEstate } from '../cloud/live-estate.ts';
import type { PastedQuery } from './query-from-input.ts';

export interface CloudAnswer {
  readonly source: SourceText;
  /** Both present when a denial was asked for. */
  readonly decision?: KeptDecision;
  readonly question?: PastedQuery;
}

/** `cloud`: a port, a URL, or the empty text for the one that runs. Throws UsageError. */
export async function askCloud(cloud: string, id: string | undefined): Promise<CloudAnswer> {
  const client = connectControl(cloudPortOf(cloud));
  const decision = id === undefined ? undefined : await readDecision(client, id);
  const { source, form } = await readLiveEstate(client);
  if (decision === undefined) return { source };
  const query = queryOfRequest(decision.request, decision.session, form);
  return { source, decision, question: { query, denied: { form: 'the decision', context: new Map() } } };
}
