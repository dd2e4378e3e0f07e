// Facts about resource types, and which of them an ARN is.
import type { ResourceTypeFacts } from './facts.ts';
import { parseArn } from '../model/arn.ts';
import type { Arn } from '../model/arn.ts';
import { SERVICES } from './services.ts';
import { parseTemplate, templateMatches } from './template.ts';
import type { Template } from './template.ts';

/** The resource types that a service lists; empty for a service that the catalog does not know. */
export function resourceTypesOf(service: string): readonly ResourceTypeFacts[] {
  return [...(SERVICES.record(service)?.resourceTypes().values() ?? [])];
}

/** One resource type by its name as the Service Authorization Reference spells it. */
export function findResourceType(service: string, name: string): ResourceTypeFacts | undefined {
  return SERVICES.record(service)?.resourceTypes().get(name);
}

/**
 * The resource types that an ARN is, according to the services that list ARNs of its service (or according to `service`). What stands for a
 * `${…}` may hold `/` and `:`, so of several templates that fit, those with the most literal text are taken: `function alias`
 * and `function version`, but not `function`, for `function:name:1`. Empty: no ARN, or of no type that the catalog knows.
 */
export function resourceTypesFor(arn: string, service?: string): readonly ResourceTypeFacts[] {
  const parts = parseArn(arn);
  if (parts === undefined) return [];
  return mostSpecific(service !== undefined ? resourceTypesOf(service) : typesListed(parts.service), parts);
}

const listed = new Map<string, readonly ResourceTypeFacts[]>();

/** All that services list for ARNs of one; kept for services of the catalog alone. */
function typesListed(arnService: string): readonly ResourceTypeFacts[] {
  let types = listed.get(arnService);
  if (types === undefined) {
    types = servicesListing(arnService).flatMap(resourceTypesOf);
    if (types.length > 0) listed.set(arnService, types);
  }
  return types;
}

/** Of `types`, those that the ARN is: the ones whose matching template has the most literal text. */
export function mostSpecific(types: readonly ResourceTypeFacts[], arn: Arn): readonly ResourceTypeFacts[] {
  let best: ResourceTypeFacts[] = [];
  let bestLength = -1;
  const parts = partsOf(arn);
  for (const type of types) {
    const length = literalLength(type, parts);
    if (length < bestLength || length < 0) continue;
    if (length > bestLength) best = [];
    bestLength = length;
    best.push(type);
  }
  return best;
}

interface ArnTemplate {
  readonly parts: readonly Template[];
  readonly literalLength: number;
}

const templates = new WeakMap<ResourceTypeFacts, readonly ArnTemplate[]>();

/** Length of the literal text of the longest template that fits, or -1. */
function literalLength(type: ResourceTypeFacts, parts: readonly string[]): number {
  let known = templates.get(type);
  if (known === undefined) {
    known = type.arns.flatMap((text) => arnTemplate(text) ?? []);
    templates.set(type, known);
  }
  let longest = -1;
  for (const template of known) {
    const says = template.literalLength;
    if (says > longest && template.parts.every((part, i) => templateMatches(part, parts[i] ?? ''))) longest = says;
  }
  return longest;
}

function arnTemplate(text: string): readonly ArnTemplate[] | undefined {
  const arn = parseArn(text);
  if (arn === undefined) return undefined;
  const parts = partsOf(arn).map(parseTemplate);
  return [{ parts, literalLength: parts.reduce((sum, part) => sum + part.literalLength, 0) }];
}

function partsOf(arn: Arn): readonly string[] {
  return [arn.partition, arn.service, arn.region, arn.account, arn.resource];
}

function servicesListing(arnService: string): readonly string[] {
  if (SERVICES.name(arnService) !== undefined) return [arnService];
  return SERVICES.arnServices.get(arnService) ?? [];
}
