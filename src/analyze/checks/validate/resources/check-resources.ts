// Whether the resource ARNs of a statement can be ARNs of anything.
import { resourceTypesOf } from '../../../../catalog/resource-type.ts';
import { listServices, serviceName } from '../../../../catalog/service.ts';
import { SERVICES } from '../../../../catalog/services.ts';
import { quoteInput } from '../../../../policy/quote-input.ts';
import type { DraftStatement, Leaf } from '../draft/draft.ts';
import { hasWildcard } from '../has-wildcard.ts';
import type { Validation } from '../validation.ts';
import { type ArnFields, arnFields, splitFields } from './arn-fields.ts';
import { couldMatch, patternTokens, templateTokens } from './could-match.ts';
import { isRegion, PARTITIONS } from './regions.ts';

export function checkResources(validation: Validation, statement: DraftStatement): void {
  for (const pattern of statement.resources.flatMap((element) => element.values)) {
    if (pattern.text !== '*') checkArn(validation, pattern);
  }
}

function checkArn(validation: Validation, pattern: Leaf): void {
  const { tell, kind } = validation;
  const { text } = pattern;
  if (!/^arn:/i.test(text)) {
    if (/^[*?]/.test(text) || text.includes('${')) return;
    // Amazon API Gateway Developer Guide: its resource policies shorten the ARN, and the service completes it.
    if (kind === 'RESOURCE_POLICY' && text.startsWith('execute-api:')) return;
    tell('INVALID_ARN_PREFIX', `A resource is * or an ARN, which begins with arn:; ${quoteInput(text)} does not.`, pattern);
    return;
  }
  const fields = arnFields(text);
  if (fields === undefined) {
    const found = splitFields(text).length;
    if (hasWildcard(text.slice(text.lastIndexOf(':')))) return;
    tell('MISSING_ARN_FIELD', `An ARN has six parts between colons, and this has ${found}. Empty parts need their colons too.`, pattern);
    return;
  }
  const { partition, service, account } = fields;
  if (isPlain(partition) && !PARTITIONS.includes(partition)) {
    tell('INVALID_PARTITION', `There is no partition ${quoteInput(partition)}. There are ${PARTITIONS.join(', ')}.`, pattern);
  }
  if (isPlain(account) && account !== '' && account !== 'aws' && account !== 'cloudfront' && !/^[0-9]{12}$/.test(account)) {
    tell('INVALID_ARN_ACCOUNT', `An account id has 12 digits; ${quoteInput(account)} is none.`, pattern);
  }
  if (hasWildcard(service)) {
    const details = 'Name one service in the ARN: with a wildcard there the pattern also covers services that nobody had in mind.';
    tell('WILDCARD_IN_SERVICE_NAME', details, pattern);
    return;
  }
  if (service.includes('${')) return;
  if (service !== service.toLowerCase() && templatesOf(service.toLowerCase()).length > 0) {
    tell('INVALID_ARN_SERVICE_CASE', `Write the service in small letters: ${service.toLowerCase()}.`, pattern);
    return;
  }
  checkForm(validation, pattern, fields);
}

function checkForm({ tell, near: nearest }: Validation, pattern: Leaf, fields: ArnFields): void {
  const { service, region, account, resource } = fields;
  const templates = templatesOf(service);
  if (templates.length === 0) {
    if (serviceName(service) !== undefined || SERVICES.arnServices.has(service)) return;
    const near = nearest(service, listServices());
    const advice = near === undefined ? '' : ` Did you mean ${near}?`;
    tell('INVALID_SERVICE', `No service has the name ${quoteInput(service)} in ARNs.${advice}`, pattern);
    return;
  }
  const tokens = patternTokens(resource);
  const fitting = templates.filter((template) => couldMatch(tokens, template.tokens));
  const name = serviceName(service) ?? service;
  if (fitting.length === 0) {
    tell('INVALID_ARN_RESOURCE', `No type of resource of ${name} has an ARN that ends like ${quoteInput(resource)}.`, pattern);
    return;
  }
  if (isPlain(region) && region !== '') {
    if (fitting.every((template) => template.region === '')) {
      tell('ARN_REGION_NOT_ALLOWED', `ARNs of this type of resource of ${name} name no Region: leave that part empty.`, pattern);
    } else if (!isRegion(region) && !fitting.some((template) => template.region === region)) {
      tell('INVALID_ARN_REGION', `There is no Region ${quoteInput(region)}.`, pattern);
    }
  } else if (region === '' && fitting.every((template) => template.region !== '')) {
    tell('MISSING_ARN_REGION', `ARNs of this type of resource of ${name} name a Region: write one, or *.`, pattern);
  }
  if (isPlain(account) && account !== '') {
    if (fitting.every((template) => template.account === '')) {
      tell('ARN_ACCOUNT_NOT_ALLOWED', `ARNs of this type of resource of ${name} name no account: leave that part empty.`, pattern);
    }
  } else if (account === '' && !OWNED_BY_AWS.has(service) && fitting.every((template) => template.account !== '')) {
    tell('MISSING_ARN_ACCOUNT', `ARNs of this type of resource of ${name} name an account: write its 12 digits, or *.`, pattern);
  }
}

/** Services that have resources of AWS itself, in no account: documents and parameters of Systems Manager. */
const OWNED_BY_AWS: ReadonlySet<string> = new Set(['ssm']);

interface ArnTemplate extends ArnFields {
  /** Of the resource part. */
  readonly tokens: readonly string[];
}

const known = new Map<string, readonly ArnTemplate[]>();

/** The forms that ARNs with this service part have. */
function templatesOf(service: string): readonly ArnTemplate[] {
  let found = known.get(service);
  if (found === undefined) {
    const owners = [...(SERVICES.name(service) === undefined ? [] : [service]), ...(SERVICES.arnServices.get(service) ?? [])];
    const arns = owners.flatMap((owner) => resourceTypesOf(owner).flatMap((type) => type.arns));
    found = arns
      .flatMap((arn) => arnFields(arn) ?? [])
      // AWS Backup lists ARNs of which the service varies too.
      .filter((fields) => fields.service === service || fields.service.includes('${'))
      .map((fields) => ({ ...fields, tokens: templateTokens(fields.resource) }));
    if (owners.length > 0) known.set(service, found);
  }
  return found;
}

function isPlain(text: string): boolean {
  return !hasWildcard(text) && !text.includes('${');
}
