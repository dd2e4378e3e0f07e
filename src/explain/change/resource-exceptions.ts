// A Deny statement with its resource excepted.
import { exchangeElement, type StatementJson, valuesOf } from './statement-json.ts';

/** `resource` as a pattern; nothing for `*`. */
export function* resourceExceptions(json: StatementJson, resource: string): Generator<StatementJson> {
  if (resource === '*') return;
  const { Resource: listed, NotResource: spared } = json;
  if (spared !== undefined) yield { ...json, NotResource: [...valuesOf(spared), resource] };
  const patterns = valuesOf(listed);
  if (patterns.includes('*')) yield exchangeElement(json, 'Resource', 'NotResource', resource);
  const others = patterns.filter((one) => one !== resource);
  if (others.length > 0 && others.length < patterns.length) yield { ...json, Resource: others };
}
