// Amazon Resource Names: splitting at the first five colons, never interpreting the sixth part.

/** The six parts of an ARN; `resource` is everything after the fifth colon and may hold `:` and `/`. */
export interface Arn {
  readonly partition: string;
  readonly service: string;
  readonly region: string;
  readonly account: string;
  readonly resource: string;
}

/** Splits `arn:partition:service:region:account:resource`; undefined if it is not six parts that begin with `arn`. */
export function parseArn(text: string): Arn | undefined {
  if (!text.startsWith('arn:')) return undefined;
  const partition = text.indexOf(':', 4);
  if (partition < 0) return undefined;
  const service = text.indexOf(':', partition + 1);
  if (service < 0) return undefined;
  const region = text.indexOf(':', service + 1);
  if (region < 0) return undefined;
  const account = text.indexOf(':', region + 1);
  if (account < 0) return undefined;
  return {
    partition: text.slice(4, partition),
    service: text.slice(partition + 1, service),
    region: text.slice(service + 1, region),
    account: text.slice(region + 1, account),
    resource: text.slice(account + 1),
  };
}
