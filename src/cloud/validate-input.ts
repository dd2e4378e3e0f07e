// Checks an input against its model and the service's constraints, and words what is wrong as AWS does.
import type { Member, OperationModel, ServiceModel, Shape, StructureShape } from './model/service-model.ts';
import type { LoadedService } from './registry.ts';
import type { BrokenConstraint, Constraint, Constraints } from './service.ts';
import { ServiceError } from './service-error.ts';

/**
 * Throws `ValidationError` (query protocols) or `ValidationException` (others; a service may name its own) with every failure in one sentence:
 * `2 validation errors detected: Value null at 'roleName' failed to satisfy constraint: Member must not be null; …`.
 */
export function validateInput(service: LoadedService, operation: OperationModel, input: Readonly<Record<string, unknown>>): void {
  const { model, definition } = service;
  const { constraints = NONE, validation = {} } = definition;
  if (operation.input === undefined || validation.byHandlers === true) return;
  const broken: Failure[] = [];
  checkStructure({ model, constraints, hidesValues: validation.hidesValues === true, failures: broken }, operation.input, input, '');
  const [first] = broken;
  if (first === undefined) return;
  const worded = validation.worded?.(first, operation);
  if (worded !== undefined) throw worded;
  const failures = broken.map(({ sentence }) => sentence);
  if (model.protocols[0] === 'ec2Query') throw ec2Error(failures);
  const { code, status } = defaultError(model);
  const count = `${failures.length} validation error${failures.length === 1 ? '' : 's'} detected: `;
  throw new ServiceError(code, status, count + failures.join('; '));
}

function defaultError({ protocols }: ServiceModel): { readonly code: string; readonly status: number } {
  return { code: protocols[0] === 'awsQuery' ? 'ValidationError' : 'ValidationException', status: 400 };
}

/** EC2 tells of the first parameter only, in words of its own. */
function ec2Error([first = '']: readonly string[]): ServiceError {
  const [, value = '', path = ''] = /^Value (?:'(.*)'|null) at '([^']*)'/s.exec(first) ?? [];
  if (first.startsWith('Value null')) return new ServiceError('MissingParameter', 400, `The request must contain the parameter ${path}`);
  return new ServiceError('InvalidParameterValue', 400, `Value (${value}) for parameter ${path} is invalid.`);
}

const NONE: Constraints = {};

interface Failure extends BrokenConstraint {
  readonly sentence: string;
}

interface Check {
  readonly model: ServiceModel;
  readonly constraints: Constraints;
  readonly hidesValues: boolean;
  readonly failures: Failure[];
}

function checkStructure(check: Check, name: string, value: Readonly<Record<string, unknown>>, path: string): void {
  const shape = check.model.shapes[name];
  if (shape === undefined || (shape.kind !== 'structure' && shape.kind !== 'union')) return;
  for (const member of shape.required) {
    if (value[member] === undefined) fail(check, 'null', path + wireName(member), 'Member must not be null');
  }
  for (const [member, given] of Object.entries(value)) {
    const described = Object.hasOwn(shape.members, member) ? shape.members[member] : undefined;
    if (described === undefined || given === undefined) continue;
    const quiet = isSecret(member, described) && !check.hidesValues ? { ...check, hidesValues: true } : check;
    checkMember(quiet, described, check.constraints[`${name}.${member}`], given, path + wireName(member));
  }
}

/** One-time codes are secrets too, which models do not say. */
function isSecret(name: string, { sensitive }: Member): boolean {
  return sensitive === true || name === 'TokenCode';
}

function checkMember(check: Check, member: Member, constraint: Constraint | undefined, value: unknown, path: string): void {
  if (member.values !== undefined && typeof value === 'string' && !member.values.includes(value)) {
    fail(check, `'${value}'`, path, `Member must satisfy enum value set: [${member.values.join(', ')}]`);
  }
  if (constraint !== undefined) checkConstraint(check, constraint, value, path);
  checkNested(check, member.shape, value, path);
}

function checkNested(check: Check, shape: string, value: unknown, path: string): void {
  if (shape.startsWith('list:')) checkItems(check, shape.slice('list:'.length), value, path);
  if (!shape.startsWith('#')) return;
  const found: Shape | undefined = check.model.shapes[shape.slice(1)];
  if (found === undefined) return;
  if (found.kind === 'list') checkItems(check, found.member.shape, value, path);
  else if (isStructure(found)) checkStructure(check, shape.slice(1), value as Readonly<Record<string, unknown>>, `${path}.`);
}

function isStructure(shape: Shape): shape is StructureShape {
  return shape.kind === 'structure' || shape.kind === 'union';
}

function checkItems(check: Check, shape: string, value: unknown, path: string): void {
  if (!shape.startsWith('#') || !Array.isArray(value)) return;
  for (const [index, item] of value.entries()) checkNested(check, shape, item, `${path}.${index + 1}.member`);
}

function checkConstraint(check: Check, { length, range, pattern, printed, each }: Constraint, value: unknown, path: string): void {
  const shown = typeof value === 'string' ? `'${value}'` : `'${Array.isArray(value) ? `[${value.join(', ')}]` : String(value)}'`;
  const size = typeof value === 'string' ? [...value].length : Array.isArray(value) ? value.length : undefined;
  if (length !== undefined && size !== undefined) {
    if (size < length[0]) fail(check, shown, path, `Member must have length greater than or equal to ${length[0]}`);
    if (size > length[1]) fail(check, shown, path, `Member must have length less than or equal to ${length[1]}`);
  }
  if (pattern !== undefined && typeof value === 'string' && !matchesWhole(pattern, value)) {
    fail(check, shown, path, `Member must satisfy regular expression pattern: ${printed ?? pattern.source}`);
  }
  if (each !== undefined && Array.isArray(value)) checkEach(check, each, value, shown, path);
  if (range !== undefined && typeof value === 'number') {
    if (value < range[0]) fail(check, shown, path, `Member must have value greater than or equal to ${range[0]}`);
    if (value > range[1]) fail(check, shown, path, `Member must have value less than or equal to ${range[1]}`);
  }
}

/** AWS names all rules of the items when one breaks any of them. */
function checkEach(check: Check, each: Constraint, items: readonly unknown[], shown: string, path: string): void {
  const broken: Failure[] = [];
  for (const item of items) checkConstraint({ ...check, failures: broken }, each, item, path);
  if (broken.length === 0) return;
  const { length, pattern, printed } = each;
  const rules = [
    ...(length === undefined
      ? []
      : [`Member must have length less than or equal to ${length[1]}`, `Member must have length greater than or equal to ${length[0]}`]),
    ...(pattern === undefined ? [] : [`Member must satisfy regular expression pattern: ${printed ?? pattern.source}`]),
  ];
  fail(check, shown, path, `Member must satisfy constraint: [${rules.join(', ')}]`);
}

function matchesWhole(pattern: RegExp, value: string): boolean {
  const found = pattern.exec(value);
  return found !== null && found.index === 0 && found[0].length === value.length;
}

function fail({ failures, hidesValues }: Check, shown: string, path: string, rule: string): void {
  const value = hidesValues && shown !== 'null' ? 'Value' : `Value ${shown}`;
  failures.push({ path, rule, sentence: `${value} at '${path}' failed to satisfy constraint: ${rule}` });
}

/** AWS prints members with a small first letter: `roleName`. */
function wireName(member: string): string {
  return member.charAt(0).toLowerCase() + member.slice(1);
}
