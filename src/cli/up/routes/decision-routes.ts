// Denials by their id, with everything that led to them.
import type { LoggedDecision } from '../../../cloud/decision-log.ts';
import type { RunningCloud } from '../../../cloud/start-cloud.ts';
import type { ControlRoute } from '../../../cloud/server/control-route.ts';
import { notFound } from './route-input.ts';

export function decisionRoutes({ kernel }: RunningCloud): readonly ControlRoute[] {
  return [
    {
      method: 'GET',
      path: '/decisions',
      handle: (_body, params) => ({ decisions: kernel.decisions.latest(Number(params.get('limit') ?? 50)).map(summary) }),
    },
    {
      method: 'GET',
      path: '/decisions/{id}',
      handle: (_body, params) => {
        const id = params.get('id') ?? '';
        const found = kernel.decisions.find(id);
        if (found === undefined) throw notFound(`no denial has the id ${id}; the last 1,000 are kept, until the cloud ends`);
        return { ...summary(found), request: plain(found.request), ...passed(found), ladder: found.decision };
      },
    },
  ];
}

function summary({ id, time, service, operation, request, message, decision }: LoggedDecision) {
  const { action, resource, principal } = request;
  return {
    id,
    time: new Date(time).toISOString(),
    service,
    operation,
    action,
    resource: resource.arn,
    principal,
    blockedBy: decision.blockedBy,
    message,
  };
}

/** What the caller's session was made with; never its secrets. */
function passed({ session }: LoggedDecision) {
  if (session === undefined) return {};
  const { policy, policyArns, tags } = session;
  return {
    session: {
      ...(policy !== undefined && { policy }),
      ...(policyArns !== undefined && { policyArns }),
      ...(tags !== undefined && { tags }),
    },
  };
}

/** Maps as objects. */
function plain(value: unknown): unknown {
  if (value instanceof Map) return Object.fromEntries([...value].map(([key, one]) => [key, plain(one)]));
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, plain(one)]));
}
