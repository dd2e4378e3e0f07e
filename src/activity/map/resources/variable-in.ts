// What an ARN has in the place of a variable of the catalog's templates.
import { resourceTypesFor } from '../../../catalog/resource-type.ts';
import { parseArn } from '../../../model/arn.ts';
import { arnTemplate } from './arn-template.ts';
import type { ArnTemplate } from './arn-template.ts';

/**
 * `main` for `ClusterName` in `arn:…:cluster/main`; undefined where the ARN's types have no such variable. Of an ARN that the catalog does not know, what
 * stands after its kind is taken.
 */
export function variableIn(text: string, variable: string): string | undefined {
  const arn = parseArn(text);
  if (arn === undefined) return undefined;
  const types = resourceTypesFor(text);
  if (types.length === 0) return arn.resource.split(/[/:]/u)[1];
  const templates = types.flatMap(({ arns }) => arns.flatMap((each) => arnTemplate(each) ?? []));
  for (const template of templates) {
    const value = template.service === arn.service ? valuesOf(template, arn.resource)?.get(variable) : undefined;
    // Log groups are written with `:*` as often as without.
    if (value !== undefined) return value.replace(/:\*$/u, '');
  }
  return undefined;
}

/** Every variable has as little as can be, and at least one character; the last one has what is left. */
function valuesOf({ pieces }: ArnTemplate, resource: string): ReadonlyMap<string, string> | undefined {
  const values = new Map<string, string>();
  let at = 0;
  for (const [index, piece] of pieces.entries()) {
    if ('literal' in piece) {
      if (!resource.startsWith(piece.literal, at)) return undefined;
      at += piece.literal.length;
      continue;
    }
    const next = pieces[index + 1];
    if (next !== undefined && 'variable' in next) return undefined;
    const isEnd = index >= pieces.length - 2;
    const end = endOf(resource, next?.literal ?? '', isEnd, at + 1);
    if (end < 0) return undefined;
    values.set(piece.variable, resource.slice(at, end));
    at = end;
  }
  return at === resource.length ? values : undefined;
}

function endOf(resource: string, next: string, isEnd: boolean, from: number): number {
  if (!isEnd) return resource.indexOf(next, from);
  const end = resource.length - next.length;
  return end >= from && resource.endsWith(next) ? end : -1;
}
