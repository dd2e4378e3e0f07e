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
  const services = service !== undefined ? [service] : servicesListing(parts.service);
  return mostSpecific(services.flatMap(resourceTypesOf), parts);
}

/** Of `types`, those that the ARN is: the ones whose matching template has the most literal text. */
export function mostSpecific(types: readonly ResourceTypeFacts[], arn: Arn): readonly ResourceTypeFacts[] {
  let best: ResourceTypeFacts[] = [];
  let bestLength = -1;
  for (const type of types) {
    const length = literalLength(type, arn);
    if (length < bestLength || length < 0) continue;
    if (length > bestLength) best = [];
    bestLength = length;
    best.push(type);
  }
  return best;
}

type ArnTemplate = readonly Template[];

const templates = new WeakMap<ResourceTypeFacts, readonly ArnTemplate[]>();

/** Length of the literal text of the longest template that fits, or -1. */
function literalLength(type: ResourceTypeFacts, arn: Arn): number {
  let known = templates.get(type);
  if (known === undefined) {
    known = type.arns.flatMap((text) => arnTemplate(text) ?? []);
    templates.set(type, known);
  }
  const parts = partsOf(arn);
  let longest = -1;
  for (const template of known) {
    if (!template.every((part, i) => templateMatches(part, parts[i] ?? ''))) continue;
    longest = Math.max(
      longest,
      template.reduce((sum, part) => sum + part.literalLength, 0),
    );
  }
  return longest;
}

function arnTemplate(text: string): readonly ArnTemplate[] | undefined {
  const arn = parseArn(text);
  return arn === undefined ? undefined : [partsOf(arn).map(parseTemplate)];
}

function partsOf(arn: Arn): readonly string[] {
  return [arn.partition, arn.service, arn.region, arn.account, arn.resource];
}

function servicesListing(arnService: string): readonly string[] {
  if (SERVICES.name(arnService) !== undefined) return [arnService];
  return SERVICES.arnServices.get(arnService) ?? [];
}
