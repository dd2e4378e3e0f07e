// Reads the bodies of control requests.
import { ServiceError } from '../../../cloud/service-error.ts';

/** Throws ServiceError (400) for what is no object. */
export function objectOf(body: unknown): Readonly<Record<string, unknown>> {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) throw badInput('the body is a JSON object');
  return body as Readonly<Record<string, unknown>>;
}

/** Throws ServiceError (400) unless it is a text, or absent and not required. */
export function textOf(object: Readonly<Record<string, unknown>>, name: string, required: true): string;
export function textOf(object: Readonly<Record<string, unknown>>, name: string): string | undefined;
export function textOf(object: Readonly<Record<string, unknown>>, name: string, required = false): string | undefined {
  const value = Object.hasOwn(object, name) ? object[name] : undefined;
  if (typeof value === 'string' || (value === undefined && !required)) return value;
  throw badInput(`\`${name}\` is a text`);
}

/** Throws ServiceError (400) unless it is a whole number, or absent. */
export function wholeNumberOf(object: Readonly<Record<string, unknown>>, name: string): number | undefined {
  const value = Object.hasOwn(object, name) ? object[name] : undefined;
  if (value === undefined || (typeof value === 'number' && Number.isSafeInteger(value))) return value;
  throw badInput(`\`${name}\` is a whole number`);
}

export function badInput(message: string): ServiceError {
  return new ServiceError('InvalidInput', 400, message);
}

export function notFound(message: string): ServiceError {
  return new ServiceError('NotFound', 404, message);
}
