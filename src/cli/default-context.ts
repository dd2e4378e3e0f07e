// Context that every real request carries, filled in where the command line does not give it.
import { parseArn } from '../model/arn.ts';
import type { ContextValue } from '../model/request.ts';

/** Services with one endpoint for the world: to IAM their region is us-east-1. */
const GLOBAL: ReadonlySet<string> = new Set(['iam', 'organizations', 'cloudfront', 'route53', 'support', 'account']);

/**
 * The given context with the time, `aws:SecureTransport` (true) and, where the resource or the service tells it,
 * `aws:RequestedRegion`. What was given is never changed.
 */
export function withDefaultContext(
  given: ReadonlyMap<string, ContextValue>,
  action: string,
  resource: string,
  now: Date,
): ReadonlyMap<string, ContextValue> {
  const defaults = new Map<string, ContextValue>([
    ['aws:currenttime', now.toISOString()],
    ['aws:epochtime', String(Math.floor(now.getTime() / 1000))],
    ['aws:securetransport', 'true'],
  ]);
  const region = regionOf(action, resource);
  if (region !== undefined) defaults.set('aws:requestedregion', region);
  return new Map([...defaults, ...given]);
}

function regionOf(action: string, resource: string): string | undefined {
  const region = parseArn(resource)?.region;
  if (region !== undefined && region !== '' && region !== '*') return region;
  const service = action.slice(0, Math.max(0, action.indexOf(':'))).toLowerCase();
  return GLOBAL.has(service) ? 'us-east-1' : undefined;
}
