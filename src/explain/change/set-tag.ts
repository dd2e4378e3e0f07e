// Changes of tags: of the resource, or of the user or role that calls.
import { carrierOf, isS3Object } from '../../estate/resource-carrier.ts';
import { callerOf } from '../../evaluate/caller.ts';
import { parseArn } from '../../model/arn.ts';
import type { Layer } from '../../model/decision.ts';
import type { AuthorizationRequest } from '../../model/request.ts';
import type { State } from '../state.ts';
import type { Step } from './proposal.ts';
import { shortName } from './short-name.ts';

interface Tag {
  readonly on: string;
  readonly key: string;
  readonly value: string;
}

/** For S3 the tags that conditions see as the resource's are those of the bucket. */
export function tagResource(state: State, layer: Layer, key: string, value: string): Step | undefined {
  const { resource, action } = state.request;
  // What is yet to be created has no tags to set.
  if (resource.arn === '*' || (resource.tags === undefined && /:create/i.test(action))) return undefined;
  const on = parseArn(resource.arn)?.service === 's3' ? carrierOf(resource.arn) : resource.arn;
  const request = { ...state.request, resource: { ...resource, tags: withTag(resource.tags, key, value) } };
  return step(state, layer, 'resource', { on, key, value }, request);
}

export function tagObject(state: State, layer: Layer, key: string, value: string): Step | undefined {
  const { resource, context } = state.request;
  if (!isS3Object(resource.arn)) return undefined;
  const request = { ...state.request, context: new Map(context).set(`s3:existingobjecttag/${key.toLowerCase()}`, value) };
  return step(state, layer, 'resource', { on: resource.arn, key, value }, request);
}

/** Users and roles; not those whose tags are AWS's to set. */
export function tagCaller(state: State, layer: Layer, key: string, value: string): Step | undefined {
  const { principal } = state.request;
  if (principal.kind !== 'user' && principal.kind !== 'roleSession') return undefined;
  const { serviceLinked, principalArn = '' } = callerOf(principal);
  if (serviceLinked || principalArn.includes(':role/aws-reserved/')) return undefined;
  const request = { ...state.request, principal: { ...principal, tags: withTag(principal.tags, key, value) } };
  return step(state, layer, 'caller', { on: principalArn, key, value }, request);
}

function step(state: State, layer: Layer, side: 'caller' | 'resource', tag: Tag, request: AuthorizationRequest): Step {
  const { caller, resource } = state.request;
  const account = (side === 'caller' ? caller : (resource.owner ?? caller))?.id ?? null;
  const what = side === 'caller' ? shortName(tag.on) : tag.on;
  const summary = `in account ${account ?? 'unknown'}, tag ${what} with ${tag.key}=${tag.value}`;
  return {
    change: { kind: 'setTag', side, layer, account, policy: null, summary, statement: null, tag },
    after: { ...state, request },
  };
}

/** Tag keys are compared without case, so an older spelling of the key goes. */
function withTag(tags: ReadonlyMap<string, string> | undefined, tag: string, value: string): ReadonlyMap<string, string> {
  const kept = [...(tags ?? [])].filter(([key]) => key.toLowerCase() !== tag.toLowerCase());
  return new Map([...kept, [tag, value]]);
}
