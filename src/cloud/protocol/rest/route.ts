// The route of one REST operation, taken apart.
import type { OperationModel, ServiceModel } from '../../model/service-model.ts';
import { planOf } from '../operation-plan.ts';

/** `greedy` takes one or more segments. */
export type RouteSegment = { readonly kind: 'literal' | 'label' | 'greedy'; readonly text: string };

export interface Route {
  readonly operation: OperationModel;
  readonly method: string;
  readonly segments: readonly RouteSegment[];
  /** How many of them are literal. */
  readonly literals: number;
  /** Of the query: `?acl`, `?list-type=2`. */
  readonly constants: readonly (readonly [name: string, value: string | undefined])[];
  readonly requiredQuery: readonly string[];
  /** In lower case. */
  readonly requiredHeaders: readonly string[];
}

/** Undefined for an operation without one. */
export function compileRoute(model: ServiceModel, operation: OperationModel): Route | undefined {
  if (operation.http === undefined) return undefined;
  const [method, uri] = operation.http;
  const [path = '', query = ''] = uri.split('?', 2);
  const bindings = planOf(model, operation).input;
  const segments = path.slice(1).split('/').map(segmentOf);
  return {
    operation,
    method,
    segments,
    literals: segments.filter(({ kind }) => kind === 'literal').length,
    constants: query.split('&').flatMap(constantOf),
    requiredQuery: bindings?.query.flatMap(([name, { required }]) => (required ? [name] : [])) ?? [],
    requiredHeaders: bindings?.headers.flatMap(([name, { required }]) => (required && !isFromHost(name) ? [name] : [])) ?? [],
  };
}

function segmentOf(text: string): RouteSegment {
  if (!text.startsWith('{')) return { kind: 'literal', text };
  return text.endsWith('+}') ? { kind: 'greedy', text: text.slice(1, -2) } : { kind: 'label', text: text.slice(1, -1) };
}

/** `x-id` only names the operation, and not all clients send it. */
function constantOf(text: string): readonly (readonly [string, string | undefined])[] {
  if (text === '' || text.startsWith('x-id=')) return [];
  const [name = '', value] = text.split('=', 2);
  return [[name, value]];
}

/** The account of S3 Control: every operation wants it, and hosts may carry it. */
function isFromHost(name: string): boolean {
  return name === 'x-amz-account-id';
}
