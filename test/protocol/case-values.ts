// The values of the cases, which are plain JSON, and the values that handlers deal in: dates, bytes.
import type { Member, ServiceModel } from '../../src/cloud/model/service-model.ts';

const DATES = new Set(['timestamp', 'date-time', 'http-date', 'epoch-seconds']);

/** What a handler would answer for a case's value. */
export function toHandler(model: ServiceModel, ref: string, value: unknown): unknown {
  if (value === null || value === undefined) return value;
  if (DATES.has(ref)) return new Date((value as number) * 1000);
  if (ref === 'blob' || ref === 'stream') return new Uint8Array(Buffer.from(String(value), 'utf8'));
  if (ref === 'number' && typeof value === 'string') return Number(value);
  return descend(model, ref, value, toHandler);
}

/** What a handler was given, as plain as the values of the cases. */
export function toCase(model: ServiceModel, ref: string, value: unknown): unknown {
  if (value instanceof Date) return value.getTime() / 1000;
  if (value instanceof Uint8Array) return Buffer.from(value).toString('utf8');
  if (typeof value === 'bigint') return Number(value);
  if (typeof value === 'number' && !Number.isFinite(value)) return String(value);
  return value === null || value === undefined ? value : descend(model, ref, value, toCase);
}

type Convert = (model: ServiceModel, ref: string, value: unknown) => unknown;

function descend(model: ServiceModel, ref: string, value: unknown, convert: Convert): unknown {
  const shape = ref.startsWith('#') ? model.shapes[ref.slice(1)] : undefined;
  if (shape === undefined || typeof value !== 'object') return value;
  if (shape.kind === 'list') return (value as readonly unknown[]).map((item) => convert(model, shape.member.shape, item));
  const isStructure = shape.kind !== 'map';
  const memberOf = (key: string): Member | undefined => (shape.kind === 'map' ? shape.value : shape.members[key]);
  return Object.fromEntries(
    Object.entries(value as object).flatMap(([key, item]) => {
      const member = memberOf(key);
      // A member that is null is one that is not there.
      if (member === undefined || (isStructure && item === null)) return [];
      return [[key, convert(model, member.shape, item)] as const];
    }),
  );
}
