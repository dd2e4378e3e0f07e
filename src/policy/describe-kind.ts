// How a message names a JSON value that is of the wrong kind.
import type { JsonNode } from './json-node.ts';
import { quoteInput } from './quote-input.ts';

/** `an object`, `a list`, `` the string `x` ``, `` the number `1` ``. */
export function describeKind(node: JsonNode): string {
  switch (node.kind) {
    case 'object':
      return 'an object';
    case 'array':
      return 'a list';
    case 'string':
      return `the string ${quoteInput(node.value)}`;
    case 'number':
      return `the number ${quoteInput(node.text)}`;
    case 'boolean':
      return `\`${node.value}\``;
    case 'null':
      return '`null`';
  }
}
