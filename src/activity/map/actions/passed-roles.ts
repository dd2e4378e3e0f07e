// `iam:PassRole`, which CloudTrail never logs: from the roles in a call's parameters.
import { remembered } from '../remembered.ts';
import { catalogAction } from './catalog-action.ts';
import { need } from './action-need.ts';
import type { Call } from './call.ts';
import type { NeededAction } from './needed-action.ts';
import { passedToService } from './passed-to-service.ts';
import { bothCases, firstMember, memberOf } from './read-member.ts';
import { ROLE_PARAMETERS } from './role-parameters.ts';
import { ROLES_NOT_IN_EVENT } from './roles-not-in-event.ts';

/** Service prefix → members. */
const ROLE_MEMBERS: ReadonlyMap<string, readonly string[]> = new Map(
  [...ROLE_PARAMETERS].map(([prefix, names]) => [prefix, names.split(' ')]),
);

const ROLE_ARN = /^arn:[a-z-]+:iam::\d{12}:role\/.+$/;
/** Members inside of a parameter that hold a role; `customRole`, `RoleARNUpdate`, `iamRoles` and so on. */
const ROLE_NAME = /roles?(?:s?arns?)?(?:update|forlogging)?$|rolenamearn$|^deliverlogspermissionarn$|^iamrole/i;

/**
 * The deepest nesting that is looked into, and the most values: parameters are at most 100 kB in a record (CloudTrail User Guide,
 * "CloudTrail record contents").
 */
const MAX_DEPTH = 12;
const MAX_ROLES = 100;

/**
 * Where a role goes by an instance profile, whose role the event does not tell. Amazon EC2 User Guide, "Grant permissions to attach an
 * IAM role to an instance".
 */
const INSTANCE_PROFILES: ReadonlyMap<string, readonly string[]> = new Map([
  ['ec2', ['iamInstanceProfile']],
  ['autoscaling', ['iamInstanceProfile']],
  ['elasticmapreduce', ['jobFlowRole']],
]);

/** The parameters that may hold roles, in both spellings. None for calls that only read. */
export function roleMembers(prefix: string, operation: string): readonly string[] {
  if (prefix === 'iam') return operation === 'AddRoleToInstanceProfile' ? ['roleName'] : [];
  if (!writes(`${prefix}:${operation}`)) return [];
  const given = ROLES_NOT_IN_EVENT.get(`${prefix}:${operation}`)?.given;
  const names = [...(ROLE_MEMBERS.get(prefix) ?? []), ...(INSTANCE_PROFILES.get(prefix) ?? []), ...(given === undefined ? [] : [given])];
  return names.flatMap(bothCases);
}

/**
 * `iam:PassRole` on each role that the parameters name, with `iam:PassedToService` where the service's principal is known. A call that
 * passes a role which its
 * event does not name gives the grade `possible`. IAM User Guide, "Grant a user permissions to pass a role to an AWS service".
 */
export function passedRoles(call: Call): readonly NeededAction[] {
  if (call.prefix === 'iam') return call.operation === 'AddRoleToInstanceProfile' ? roleOfInstanceProfile() : [];
  if (!writes(call.name)) return [];
  const exact = (ROLE_MEMBERS.get(call.prefix) ?? []).flatMap((name) => {
    const member = firstMember(call.event.parameters, [name]);
    return member === undefined ? [] : [...rolesIn(member.name, member.value, 0)].flatMap((arn) => passRole(call, member.name, arn));
  });
  if (exact.length > 0) return distinct(exact).slice(0, MAX_ROLES);
  const profile = firstMember(call.event.parameters, INSTANCE_PROFILES.get(call.prefix) ?? []);
  if (profile !== undefined) return roleUnknown(`requestParameters.${profile.name}: the role of the instance profile`);
  if (call.event.parametersOmitted && ROLE_MEMBERS.has(call.prefix)) return roleUnknown('the parameters were too large and left out');
  const source = ROLES_NOT_IN_EVENT.get(call.name);
  if (source === undefined || (source.given !== undefined && firstMember(call.event.parameters, [source.given]) === undefined)) return [];
  return roleUnknown(source.because);
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
    for (const key of Object.keys(value)) {
      const inner = key === 'items' || key === 'member' || key === 'arn' ? name : key;
      yield* rolesIn(inner, memberOf(value, key), depth + 1);
    }
  }
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
