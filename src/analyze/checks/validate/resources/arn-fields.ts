// The six fields of an ARN pattern.

export interface ArnFields {
  readonly partition: string;
  readonly service: string;
  readonly region: string;
  readonly account: string;
  readonly resource: string;
}

/** Fields of a text that begins with `arn:`; undefined, with how many there are, when it has fewer than six. */
export function arnFields(arn: string): ArnFields | undefined {
  const parts = splitFields(arn);
  if (parts.length < 6) return undefined;
  const [, partition = '', service = '', region = '', account = ''] = parts;
  return { partition, service, region, account, resource: parts.slice(5).join(':') };
}

/** Colons in variables do not count. */
export function splitFields(arn: string): readonly string[] {
  const fields: string[] = [];
  let field = '';
  for (let at = 0; at < arn.length; at++) {
    const end = arn.startsWith('${', at) ? arn.indexOf('}', at) : -1;
    if (end >= 0) {
      field += arn.slice(at, end + 1);
      at = end;
    } else if (arn[at] === ':') {
      fields.push(field);
      field = '';
    } else field += arn[at];
  }
  fields.push(field);
  return fields;
}
