// What an operation wants in the blob store before its turn: a blob member, or parts made one. Only once the call was found to be allowed.
import { Readable } from 'node:stream';
import type { Kernel } from '../kernel.ts';
import type { ReceivedBody } from '../model/streamed-body.ts';
import type { StoredBlob } from '../ports/blobs.ts';
import type { LoadedService } from '../registry.ts';
import { rehearse, type Turn } from '../turn.ts';

type Input = Turn['input'];

/** Told of every blob that the call has to release when it ends. */
export type Keep = (digest: string) => void;

/**
 * Undefined if the operation wants nothing stored; else resolves with the input to go on with. Time passes meanwhile.
 * Throws the ServiceError of a refusal, which is recorded.
 */
export function storeBodies(kernel: Kernel, turn: Turn, keep: Keep): Promise<Input> | undefined {
  const { service, operation, input } = turn;
  const definition = service.operation(operation);
  const member: string | undefined = definition?.stores;
  const given = member === undefined ? undefined : input[member];
  const bytes = given instanceof Uint8Array ? given : undefined;
  const joins = definition?.joins;
  if (bytes === undefined && joins === undefined) return undefined;
  const cx = rehearse(kernel, turn);
  if (bytes !== undefined && member !== undefined) return storeMember(kernel, input, member, bytes, keep);
  const parts = joins?.(input, cx);
  return parts === undefined ? undefined : joinParts(kernel, input, parts, keep);
}

async function storeMember({ blobs }: Kernel, input: Input, member: string, bytes: Uint8Array, keep: Keep): Promise<Input> {
  const { digest, length } = await blobs.receive(Readable.from([bytes]));
  keep(digest);
  return { ...input, [member]: { digest, length, checksums: new Map() } satisfies ReceivedBody };
}

async function joinParts({ blobs }: Kernel, input: Input, parts: readonly StoredBlob[], keep: Keep): Promise<Input> {
  const joined = await blobs.join(parts);
  keep(joined.digest);
  return { ...input, joined };
}

const storing = new WeakMap<LoadedService, boolean>();

/** Whether any operation of a service takes in bodies that are stored: these are larger than what describes a call. */
export function storesAny(service: LoadedService): boolean {
  let known = storing.get(service);
  if (known === undefined) {
    known = Object.values(service.definition.operations).some(
      (operation) => (operation as { readonly stores?: string }).stores !== undefined,
    );
    storing.set(service, known);
  }
  return known;
}
