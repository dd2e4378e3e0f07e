// ARN templates of the catalog, as something that can be filled in.
import { parseArn } from '../../../model/arn.ts';

export interface ArnTemplate {
  readonly service: string;
  /** Literal, or undefined where the region is to be filled in. */
  readonly region: string | undefined;
  readonly account: string | undefined;
  /** The resource part: literal text and variables, in turn. */
  readonly pieces: readonly TemplatePiece[];
  /** Variables of the resource part, in order. The last one is what names the resource; those before it name what holds it. */
  readonly variables: readonly string[];
}

export type TemplatePiece = { readonly literal: string } | { readonly variable: string };

/** Where a call took place, for the parts of an ARN that templates leave open. */
export interface Place {
  readonly partition: string;
  readonly region: string;
  readonly account: string;
}

const read = new Map<string, ArnTemplate | undefined>();

/** Undefined for what is no ARN template (`*`). */
export function arnTemplate(text: string): ArnTemplate | undefined {
  if (!read.has(text)) read.set(text, readTemplate(text));
  return read.get(text);
}

function readTemplate(text: string): ArnTemplate | undefined {
  const arn = parseArn(text);
  if (arn === undefined) return undefined;
  const pieces: TemplatePiece[] = [];
  let at = 0;
  while (at < arn.resource.length) {
    const start = arn.resource.indexOf('${', at);
    const end = start < 0 ? -1 : arn.resource.indexOf('}', start);
    if (end < 0) break;
    if (start > at) pieces.push({ literal: arn.resource.slice(at, start) });
    pieces.push({ variable: arn.resource.slice(start + 2, end) });
    at = end + 1;
  }
  if (at < arn.resource.length) pieces.push({ literal: arn.resource.slice(at) });
  return {
    service: arn.service,
    region: arn.region.includes('${') ? undefined : arn.region,
    account: arn.account.includes('${') ? undefined : arn.account,
    pieces,
    variables: pieces.flatMap((piece) => ('variable' in piece ? [piece.variable] : [])),
  };
}

/** The ARN with its variables filled in; `*` for those that `values` lacks. */
export function fillTemplate(template: ArnTemplate, place: Place, values: ReadonlyMap<string, string>): string {
  const resource = template.pieces.map((piece) => ('literal' in piece ? piece.literal : (values.get(piece.variable) ?? '*'))).join('');
  return arnWith(template, place, resource);
}

/** The ARN of the template's service, region and account with this resource part. */
export function arnWith(template: ArnTemplate, place: Place, resource: string): string {
  return ['arn', place.partition, template.service, template.region ?? place.region, template.account ?? place.account, resource].join(':');
}

/** Source: Amazon Resource Names, partitions. */
export function partitionOf(region: string): string {
  if (region.startsWith('cn-')) return 'aws-cn';
  if (region.startsWith('us-gov-')) return 'aws-us-gov';
  if (region.startsWith('us-isob-')) return 'aws-iso-b';
  if (region.startsWith('us-isof-')) return 'aws-iso-f';
  if (region.startsWith('eu-isoe-')) return 'aws-iso-e';
  if (region.startsWith('us-iso-')) return 'aws-iso';
  return region.startsWith('eusc-') ? 'aws-eusc' : 'aws';
}
