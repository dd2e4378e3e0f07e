// Reads AWS's sentence out of any text that holds it: CLI output, SDK errors, XML and JSON envelopes, docker's line.
import { findAction } from '../../catalog/action.ts';
import { wildcardOnly } from '../../catalog/action-resource.ts';
import { parseArn } from '../../model/arn.ts';
import { canonicalAction } from '../canonical-action.ts';
import type { DeniedRequest, StatedReason } from './denial.ts';

/** Terminals and mail programs break lines anywhere. */
const SENTENCE = /\bUser(?::\s+(\S+))?\s+is\s+not\s+authorized\s+to\s+perform:\s+([A-Za-z0-9-]+):([A-Za-z0-9*]+)/;
const RESOURCE = /^ on resource: (?:"([^"]*)"|(role|policy|user|group) (\S+)|(\S+))/;
const FEDERATED = /Not\s+authorized\s+to\s+perform\s+(sts:AssumeRoleWith\w+)/i;
const ROOT = /Roles\s+may\s+not\s+be\s+assumed\s+by\s+root\s+accounts/;
const TRAILING: ReadonlySet<string> = new Set('.,;:)]}"\'`');
/** What follows the action: a resource of two thousand characters, the reason, the ARN of a policy. */
const REST_MAX = 8192;

/** The request that a message names; undefined when the text holds none of AWS's sentences. */
export function readMessage(text: string): DeniedRequest | undefined {
  const match = SENTENCE.exec(text);
  if (match === null) return readOtherSentences(text);
  const [whole, principal, service = '', name = ''] = match;
  const end = match.index + whole.length;
  const [rest = ''] = plain(text.slice(end, end + REST_MAX)).split('</', 1);
  const action = canonicalAction(`${service}:${name}`);
  const resource = readResource(rest, principal ?? '', action);
  const stated = readReason(rest);
  return {
    form: 'an AccessDenied message',
    ...(principal === undefined ? {} : { principal }),
    action,
    context: new Map(),
    ...(resource === undefined ? {} : { resource }),
    ...(stated === undefined ? {} : { stated }),
  };
}

/** One line without the escapes of XML and JSON. */
function plain(raw: string): string {
  return raw
    .replaceAll('&quot;', '"')
    .replaceAll('&#34;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&amp;', '&')
    .replaceAll('\\"', '"')
    .replace(/\s+/g, ' ');
}

function readOtherSentences(text: string): DeniedRequest | undefined {
  const form = 'an AccessDenied message';
  const federated = FEDERATED.exec(text)?.[1];
  if (federated !== undefined) return { form, action: canonicalAction(federated), context: new Map() };
  return ROOT.test(text) ? { form, action: 'sts:AssumeRole', context: new Map() } : undefined;
}

function readResource(rest: string, principal: string, action: string): string | undefined {
  const match = RESOURCE.exec(rest);
  if (match === null) return rest.startsWith(' on this resource') || hasResource(action) ? undefined : '*';
  const [, quoted, kind, name, bare] = match;
  if (quoted !== undefined) return quoted;
  if (kind !== undefined && name !== undefined) return named(kind, withoutTrailing(name), principal);
  const resource = withoutTrailing(bare ?? '');
  if (resource.startsWith('arn:') || resource === '*') return resource;
  // Secrets Manager shows the name as the caller typed it when it did not resolve.
  const caller = parseArn(principal);
  return action.startsWith('secretsmanager:') && caller !== undefined
    ? `arn:${caller.partition}:secretsmanager:*:${caller.account}:secret:${resource}`
    : resource;
}

/** Without the punctuation of the text around it. */
function withoutTrailing(text: string): string {
  let end = text.length;
  while (end > 0 && TRAILING.has(text.charAt(end - 1))) end--;
  return text.slice(0, end);
}

/**
 * Without a resource the sentence is that of an action that has none; or AWS hides it (KMS keys of other accounts), or an older service
 * leaves it out.
 */
function hasResource(action: string): boolean {
  const [service = '', name = ''] = action.split(':');
  const facts = findAction(service, name);
  return facts !== undefined && !wildcardOnly(facts);
}

/** IAM prints `role NAME` in the place of an ARN. */
function named(kind: string, name: string, principal: string): string {
  if (name.startsWith('arn:')) return name;
  const caller = parseArn(principal);
  return `arn:${caller?.partition ?? 'aws'}:iam::${caller?.account ?? ''}:${kind}/${name}`;
}

const REASONS: readonly (readonly [string, StatedReason['layer']])[] = [
  ['service control policy', 'scp'],
  ['resource control policy', 'rcp'],
  ['identity-based policy', 'identity'],
  ['resource-based policy', 'resource'],
  ['permissions boundary', 'boundary'],
  ['session policy', 'session'],
  ['sessions policy', 'session'],
  ['VPC endpoint policy', 'endpoint'],
  ['role trust policy', 'trust'],
];

const IMPLICIT = / because no ([A-Za-z -]+?) allows the /;
const EXPLICIT = / with an explicit deny in (?:an?|the) ([A-Za-z -]+?)(?:[:.,;"'`)]|$| transitively)/;

function readReason(rest: string): StatedReason | undefined {
  const implicit = layerOf(IMPLICIT.exec(rest)?.[1]);
  if (implicit !== undefined) return { layer: implicit, kind: 'implicitDeny' };
  const explicit = layerOf(EXPLICIT.exec(rest)?.[1]);
  return explicit === undefined ? undefined : { layer: explicit, kind: 'explicitDeny' };
}

function layerOf(words: string | undefined): StatedReason['layer'] | undefined {
  return words === undefined ? undefined : REASONS.find(([name]) => words.startsWith(name))?.[1];
}
