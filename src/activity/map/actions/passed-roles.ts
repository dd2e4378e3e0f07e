// `iam:PassRole`, which CloudTrail never logs: from the roles in a call's parameters.
import { remembered } from '../remembered.ts';
import { catalogAction } from './catalog-action.ts';
import { need } from './action-need.ts';
import type { Call } from './call.ts';
import type { NeededAction } from './needed-action.ts';
import { passedToService } from './passed-to-service.ts';
import { bothCases, firstMember, memberOf, textOf, valuesAt } from './read-member.ts';
import { ROLE_PARAMETERS } from './role-parameters.ts';
import { roleArnOfName, ROLES_BY_NAME } from './roles-by-name.ts';
import { ROLES_NOT_IN_EVENT } from './roles-not-in-event.ts';

/** Service prefix → members. */
const ROLE_MEMBERS: ReadonlyMap<string, readonly string[]> = new Map(
  [...ROLE_PARAMETERS].map(([prefix, names]) => [prefix, names.split(' ')]),
);

const ROLE_ARN = /^arn:[a-z-]+:iam::\d{12}:role\/.+$/;
/** Members inside of a parameter that hold a role; `customRole`, `RoleARNUpdate`, `iamRoles`, API Gateway's `credentials` and so on. */
const ROLE_NAME =
  /roles?(?:s?arns?)?(?:update|forlogging|override)?$|rolenamearn$|^deliverlogspermissionarn$|^iamrole|^(?:authorizer)?credentials(?:arn)?$/i;

/**
 * The deepest nesting that is looked into, and the most values: parameters are at most 100 kB in a record (CloudTrail User Guide,
 * "CloudTrail record contents").
 */
const MAX_DEPTH = 12;
const MAX_ROLES = 100;

/**
 * Where a role goes by an instance profile, whose role the event does not tell. Amazon EC2 User Guide, "Grant permissions to attach an
 * IAM role to an instance"; AWS Batch calls the profile `instanceRole`.
 */
const INSTANCE_PROFILES: ReadonlyMap<string, readonly string[]> = new Map([
  [
    'ec2',
    ['iamInstanceProfile', 'launchSpecification.iamInstanceProfile', 'spotFleetRequestConfig.launchSpecifications.iamInstanceProfile'],
  ],
  ['autoscaling', ['iamInstanceProfile']],
  ['batch', ['computeResources.instanceRole']],
  ['elasticmapreduce', ['jobFlowRole']],
]);

/** The parameters that may hold roles, in both spellings. None for calls that only read. */
export function roleMembers(prefix: string, operation: string): readonly string[] {
  if (prefix === 'iam') return operation === 'AddRoleToInstanceProfile' ? ['roleName'] : [];
  if (!writes(`${prefix}:${operation}`)) return [];
  const given = ROLES_NOT_IN_EVENT.get(`${prefix}:${operation}`)?.given;
  const names = [...(ROLE_MEMBERS.get(prefix) ?? []), ...(INSTANCE_PROFILES.get(prefix) ?? []), ...(given === undefined ? [] : [given])];
  return names.flatMap((path) => bothCases(firstStep(path)));
}

function firstStep(path: string): string {
  return path.split('.')[0] ?? '';
}

/**
 * `iam:PassRole` on each role that the parameters name, by ARN or by name, with `iam:PassedToService` where the service's principal is
 * known. A call that passes a role which its event does not name gives the grade `possible`. IAM User Guide, "Grant a user permissions to
 * pass a role to an AWS service".
 */
export function passedRoles(call: Call): readonly NeededAction[] {
  if (call.prefix === 'iam') return call.operation === 'AddRoleToInstanceProfile' ? roleOfInstanceProfile() : [];
  if (!writes(call.name)) return [];
  if (call.event.parameters.size === 0) return roleNotInEvent(call, false);
  const named = distinct([...(ROLE_MEMBERS.get(call.prefix) ?? []).flatMap((path) => rolesAt(path, call)), ...rolesByName(call)]);
  return [...named.slice(0, MAX_ROLES), ...maybeByName(call), ...roleNotInEvent(call, named.length > 0)];
}

/** What may be passed besides, or where no role is named. */
function roleNotInEvent(call: Call, named: boolean): readonly NeededAction[] {
  const profile = (INSTANCE_PROFILES.get(call.prefix) ?? []).find((path) => valuesAt(call.event.parameters, path).length > 0);
  if (profile !== undefined) return roleUnknown(`requestParameters.${profile}: the role of the instance profile`);
  if (call.event.parametersOmitted && ROLE_MEMBERS.has(call.prefix)) return roleUnknown('the parameters were too large and left out');
  const source = ROLES_NOT_IN_EVENT.get(call.name);
  if (source === undefined || (named && source.besides !== true)) return [];
  if (source.given !== undefined && firstMember(call.event.parameters, [source.given]) === undefined) return [];
  return roleUnknown(source.because);
}

/** The roles of one row of the table: of a parameter, or of `parameter.inner`. */
function rolesAt(path: string, call: Call): readonly NeededAction[] {
  const member = firstMember(call.event.parameters, [firstStep(path)]);
  if (member === undefined) return [];
  const inside = path.includes('.');
  const name = inside ? (path.split('.').at(-1) ?? '') : member.name;
  const values = inside ? valuesAt(call.event.parameters, path) : [member.value];
  return values.flatMap((value) => [...rolesIn(name, value, 0)]).flatMap((arn) => passRole(call, member.name, arn));
}

function rolesByName(call: Call): readonly NeededAction[] {
  return (ROLES_BY_NAME.get(call.prefix) ?? []).flatMap((path) =>
    valuesAt(call.event.parameters, path).flatMap((name) => {
      const arn = roleArnOfName(name, call);
      return arn === undefined ? [] : passRole(call, firstStep(path), arn);
    }),
  );
}

/** Where no reference says that a service takes names, a parameter for a role may have one all the same. */
function maybeByName(call: Call): readonly NeededAction[] {
  return (ROLE_MEMBERS.get(call.prefix) ?? []).flatMap((path) => {
    const member = ROLE_NAME.test(path) ? firstMember(call.event.parameters, [path]) : undefined;
    const arn = isTold(path, call) ? undefined : roleArnOfName(member?.value, call);
    if (member === undefined || arn === undefined) return [];
    const because = `requestParameters.${member.name}: it may be the name of a role`;
    return need('iam:PassRole', { grade: 'possible', because, on: { kind: 'arns', arns: [arn] } });
  });
}

function isTold(path: string, { prefix }: Call): boolean {
  return INSTANCE_PROFILES.get(prefix)?.includes(path) === true || ROLES_BY_NAME.get(prefix)?.includes(path) === true;
}

/** IAM's own case names the role, and passes it to EC2 (Service Authorization Reference, IAM: AddRoleToInstanceProfile). */
function roleOfInstanceProfile(): readonly NeededAction[] {
  return need('iam:PassRole', {
    grade: 'conditional',
    because: 'requestParameters.roleName',
    context: [['iam:passedtoservice', 'ec2.amazonaws.com']],
  });
}

function passRole(call: Call, parameter: string, arn: string): readonly NeededAction[] {
  const service = passedToService(call.prefix, parameter, call.partition);
  return need('iam:PassRole', {
    grade: 'conditional',
    because: `requestParameters.${parameter}`,
    on: { kind: 'arns', arns: [arn] },
    context: service === undefined ? [] : [['iam:passedtoservice', service]],
  });
}

function roleUnknown(because: string): readonly NeededAction[] {
  return need('iam:PassRole', { grade: 'possible', because, on: { kind: 'unknown' } });
}

/** Role ARNs that are the value, or stand in it under a name that says so. */
function* rolesIn(name: string, value: unknown, depth: number): Generator<string> {
  if (typeof value === 'string') {
    if (ROLE_NAME.test(name) && ROLE_ARN.test(value)) yield value;
  } else if (depth < MAX_DEPTH && Array.isArray(value)) {
    for (const element of value) yield* rolesIn(name, element, depth + 1);
  } else if (depth < MAX_DEPTH && typeof value === 'object' && value !== null) {
    for (const key of Object.keys(value)) yield* rolesIn(nameInside(name, value, key), memberOf(value, key), depth + 1);
  }
}

/**
 * What a value inside goes by: lists and ARNs by what they are in, the roles of an identity pool too (`{"authenticated": …}`), and values
 * that API Gateway is told to put somewhere by that place (`{"op": "replace", "path": "/credentials", "value": …}`).
 */
function nameInside(outer: string, object: object, key: string): string {
  if (key === 'items' || key === 'member' || key === 'arn' || outer === 'roles') return outer;
  return key === 'value' ? (textOf(object, 'path')?.split('/').at(-1) ?? key) : key;
}

function distinct(actions: readonly NeededAction[]): readonly NeededAction[] {
  const seen = new Set<string>();
  return actions.filter((action) => {
    const key = JSON.stringify([action.on, [...action.context]]);
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

/** By the catalog's access level; by the name for operations that have no action of their own name. */
const writes = remembered((name): boolean => {
  const level = catalogAction(name)?.accessLevel;
  return level === undefined ? !/:(?:Get|List|Describe|Head|BatchGet)/.test(name) : level !== 'Read' && level !== 'List';
});
