// Configurations that are kept as they were put, and shown again.
import type { AuthorizeContext, CallContext } from '../../../../cloud/call-context.ts';
import type { Demand } from '../../../../cloud/demand.ts';
import { ServiceError } from '../../../../cloud/service-error.ts';
import type { StateReader } from '../../../../cloud/state/table.ts';
import { type BucketRow, buckets, configurations } from '../../state.ts';
import { demandsOn } from '../target/demands-on.ts';
import { type BucketInput, type Target, targetOf } from '../target/target.ts';
import { fromPlain, toPlain } from './plain-value.ts';
import { inside } from '../target/inside.ts';

/** What an operation is but for its name. */
export interface Stored<Input, Output> {
  readonly authorize: (input: Input, cx: AuthorizeContext) => readonly Demand[];
  readonly handle: (permit: unknown, input: Input, cx: CallContext) => Output;
}

interface WithId extends BucketInput {
  readonly Id?: string | undefined;
}

/** `check` may throw, and may answer another value than the request's. */
export function putStored<Input extends WithId>(
  action: string,
  kind: string,
  read: (input: Input, target: Target, cx: CallContext) => unknown,
): Stored<Input, undefined> {
  return {
    authorize: (input, cx) => demandsOn(cx, targetOf(input, cx), action),
    handle: (_permit, input, cx) => {
      const target = targetOf(input, cx);
      const value = toPlain(read(input, target, cx));
      cx.state.put(configurations, inside(target.key, kind, input.Id ?? ''), { value });
      return undefined;
    },
  };
}

export function deleteStored<Input extends WithId>(action: string, kind: string, unset?: () => ServiceError): Stored<Input, undefined> {
  return {
    authorize: (input, cx) => demandsOn(cx, targetOf(input, cx), action),
    handle: (_permit, input, cx) => {
      const key = inside(targetOf(input, cx).key, kind, input.Id ?? '');
      if (unset !== undefined && cx.state.get(configurations, key) === undefined) throw unset();
      cx.state.delete(configurations, key);
      return undefined;
    },
  };
}

/** The output from what was put; `unset` where nothing was. */
export function getStored<Input extends WithId, Value, Output>(
  action: string,
  kind: string,
  shape: (value: Value) => Output,
  unset: (bucket: BucketRow) => Output,
): Stored<Input, Output> {
  return {
    authorize: (input, cx) => demandsOn(cx, targetOf(input, cx), action),
    handle: (_permit, input, cx) => {
      const target = targetOf(input, cx);
      const value = storedValue<Value>(cx.state, target, kind, input.Id);
      return value === undefined ? unset(target.bucket) : shape(value);
    },
  };
}

export function storedValue<Value>(state: StateReader, target: Target, kind: string, id = ''): Value | undefined {
  const row = state.get(configurations, inside(target.key, kind, id));
  return row === undefined ? undefined : (fromPlain(row.value) as Value);
}

/** All that were put of a kind, by id. */
export function listStored<Value>(state: StateReader, target: Target, kind: string): readonly Value[] {
  return [...state.scan(configurations, inside(target.key, kind, ''))].map(([, row]) => fromPlain(row.value) as Value);
}

/** An error of 404 that names the bucket. */
export function unsetError(code: string, message: string): (bucket: BucketRow) => never {
  return ({ name }) => {
    throw new ServiceError(code, 404, message, { members: { BucketName: name } });
  };
}

/** A change of the bucket's own row. */
export function changeBucket<Input extends BucketInput>(
  action: string,
  change: (bucket: BucketRow, input: Input, cx: CallContext) => BucketRow,
): Stored<Input, undefined> {
  return {
    authorize: (input, cx) => demandsOn(cx, targetOf(input, cx), action),
    handle: (_permit, input, cx) => {
      const { key, bucket } = targetOf(input, cx);
      cx.state.put(buckets, key, change(bucket, input, cx));
      return undefined;
    },
  };
}

/** Something that the bucket's own row tells. */
export function readBucket<Input extends BucketInput, Output>(action: string, shape: (bucket: BucketRow) => Output): Stored<Input, Output> {
  return {
    authorize: (input, cx) => demandsOn(cx, targetOf(input, cx), action),
    handle: (_permit, input, cx) => shape(targetOf(input, cx).bucket),
  };
}
