// The actions of API Gateway: the HTTP verb of the operation, on the path of what it acts on.
import { need } from './action-need.ts';
import type { Call } from './call.ts';
import { HTTP_API_ROUTES } from './http-api-routes.ts';
import type { NeededAction } from './needed-action.ts';
import { textMember } from './read-member.ts';
import { REST_API_ROUTES } from './rest-api-routes.ts';

/**
 * `apigateway:GET` on `arn:aws:apigateway:REGION::/restapis/ID/…`; empty when the operation is none of API Gateway's. Operations that both
 * of its APIs
 * have are told apart by their parameters (`restApiId`). Service Authorization Reference, Amazon API Gateway Management: an action is a
 * verb.
 */
export function apiGatewayActions(call: Call): readonly NeededAction[] {
  const route = routeOf(call);
  if (route === undefined) return [];
  const [verb = '', template = ''] = route.split(' ');
  const path = filled(template, call);
  const arn = path === undefined ? undefined : `arn:${call.partition}:apigateway:${call.region}::${path}`;
  const on = arn === undefined ? ({ kind: 'unknown' } as const) : ({ kind: 'arns', arns: [arn] } as const);
  return need(`apigateway:${verb}`, { grade: 'core', because: `event name: ${verb} ${template}`, on });
}

/** The members that stand in the paths of an operation. */
export function membersInRoute(operation: string): readonly string[] {
  const routes = [REST_API_ROUTES.get(operation), HTTP_API_ROUTES.get(operation)].flatMap((route) => route ?? []);
  return routes.flatMap((route) => [...route.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? ''));
}

function routeOf(call: Call): string | undefined {
  const rest = REST_API_ROUTES.get(call.operation);
  const http = HTTP_API_ROUTES.get(call.operation);
  if (rest === undefined || http === undefined) return rest ?? http;
  return call.event.parameters.has('apiId') ? http : rest;
}

/** Undefined when the event lacks a part of the path. */
function filled(template: string, call: Call): string | undefined {
  let missing = false;
  const path = template.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = textMember(call.event.parameters, name);
    if (value === undefined) missing = true;
    // An ARN behind `/tags/` is URL-encoded (API Gateway Developer Guide, "Using tags to control access to API Gateway REST API
    // resources").
    return name === 'resourceArn' ? encodeURIComponent(value ?? '') : (value ?? '');
  });
  return missing ? undefined : path;
}
