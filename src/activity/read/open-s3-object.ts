// Opens objects of a bucket: small ones are fetched whole.
import type { OpenedObject } from './opened-object.ts';
import { WHOLE_OBJECT } from './read-limits.ts';
import type { OpenS3 } from './s3-client.ts';

/** A connection that breaks while an object comes is tried so often again. */
const TRIES = 3;

/** Throws the errors of the SDK. */
export function s3ObjectOpener({ module, client }: OpenS3, bucket: string): (key: string) => Promise<OpenedObject> {
  const open = async (key: string, tries: number): Promise<OpenedObject> => {
    const { Body, ContentLength } = await client.send(new module.GetObjectCommand({ Bucket: bucket, Key: key }));
    if (Body === undefined) return { kind: 'whole', bytes: new Uint8Array() };
    if (ContentLength === undefined || ContentLength > WHOLE_OBJECT)
      return { kind: 'stream', pieces: piecesOf(Body.transformToWebStream()) };
    try {
      return { kind: 'whole', bytes: await Body.transformToByteArray() };
    } catch (error) {
      if (tries <= 1) throw error;
      return open(key, tries - 1);
    }
  };
  return (key) => open(key, TRIES);
}

async function* piecesOf(stream: AsyncIterable<unknown>): AsyncGenerator<Uint8Array> {
  for await (const piece of stream) if (piece instanceof Uint8Array) yield piece;
}
