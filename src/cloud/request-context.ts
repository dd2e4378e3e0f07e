// The global condition keys of a call that do not follow from the caller and the resource.
import type { ContextValue } from '../model/request.ts';
import type { RequestView } from './call-context.ts';
import type { Caller } from './caller.ts';
import { isoSecond } from './iso-second.ts';

export interface ContextFacts {
  readonly caller: Caller;
  readonly region: string;
  /** Milliseconds since 1970. */
  readonly now: number;
  readonly request: RequestView;
}

/** Keys in lower case. Source: IAM User Guide, AWS global condition context keys. */
export function requestContext({ caller, region, now, request }: ContextFacts): Map<string, ContextValue> {
  const seconds = Math.floor(now / 1000);
  const context = new Map<string, ContextValue>([
    ['aws:currenttime', isoSecond(seconds)],
    ['aws:epochtime', String(seconds)],
    ['aws:sourceip', request.sourceAddress],
    ['aws:securetransport', request.secure ? 'true' : 'false'],
    ['aws:requestedregion', region],
  ]);
  if (request.userAgent !== '') context.set('aws:useragent', request.userAgent);
  const referer = request.header('referer');
  if (referer !== undefined) context.set('aws:referer', referer);
  const { session } = caller;
  if (session === undefined) return context;
  if (session.mfa === true) context.set('aws:multifactorauthage', String(Math.max(0, seconds - Math.floor(session.issuedAt / 1000))));
  for (const [key, value] of Object.entries(session.context ?? {})) context.set(key, value);
  return context;
}
