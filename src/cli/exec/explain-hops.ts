// Decides each step of a chain before anything is asked of STS, and says which one would fail and why.
import { BRAND } from '../../brand.ts';
import type { Estate } from '../../estate/estate.ts';
import type { RequestQuery } from '../../estate/request-query.ts';
import { explainRequest } from '../../explain/explain-request.ts';
import { withDefaultContext } from '../default-context.ts';
import { hopsOf } from '../explain/hops-of.ts';
import { renderExplanation } from '../explain/render-explanation.ts';
import { tellDiagnostics } from '../open-estate.ts';
import { surroundings } from '../surroundings.ts';
import { paint } from '../terminal/paint.ts';
import type { Streams } from '../terminal/streams.ts';
import type { ExecOptions } from './exec-options.ts';

/** The requests of the chain in order: to assume, to tag and to set a source identity, each by the session before it. */
function chainQueries({ roles, sessionName, sourceIdentity, last, mfa }: ExecOptions, caller: string): readonly RequestQuery[] {
  const session = {
    name: sessionName,
    ...(sourceIdentity !== undefined && { sourceIdentity }),
    ...(last.tags.length > 0 && { tags: new Map(last.tags) }),
    ...(mfa !== undefined && { mfa: true }),
  };
  const final = roles.at(-1) ?? '';
  const hops = hopsOf({ principal: caller, action: 'sts:GetCallerIdentity', resource: '*', session }, roles).slice(0, -1);
  const { externalId } = last;
  if (externalId === undefined) return hops;
  return hops.map((hop) =>
    hop.resource === final ? { ...hop, context: new Map([...(hop.context ?? []), ['sts:externalid', externalId]]) } : hop,
  );
}

/** True if every step is allowed. All is told on standard error: standard output is the command's. */
export async function explainHops(options: ExecOptions, caller: string, estate: Estate, streams: Streams): Promise<boolean> {
  const around = await surroundings();
  const brush = paint(streams.colour);
  for (const query of chainQueries(options, caller)) {
    const context = withDefaultContext(query.context ?? new Map(), query.action, query.resource, new Date());
    const explained = explainRequest(estate, { ...query, context }, around);
    if (!explained.ok) {
      if (explained.error.kind === 'policies') tellDiagnostics(explained.error.diagnostics, streams);
      else streams.err(`${BRAND}: ${explained.error.error.message}\n`);
      return false;
    }
    const { value } = explained;
    if (value.decision === 'deny') {
      streams.err(renderExplanation(value, streams.columns, brush));
      return false;
    }
    const doubt = value.missing.length === 0 ? '' : ` (as far as the estate tells: ${value.missing.length} things are assumed)`;
    streams.err(`${brush.green('allowed')}  ${query.action} on ${query.resource}\n  by ${query.principal}${doubt}\n`);
  }
  return true;
}
