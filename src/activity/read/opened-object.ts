// An object whose bytes can be had: whole, or as a stream.

export type OpenedObject =
  | { readonly kind: 'whole'; readonly bytes: Uint8Array }
  | { readonly kind: 'stream'; readonly pieces: AsyncIterable<Uint8Array> };

/** Opens an object by its name; throws what the source says when it cannot. */
export type OpenObject = (name: string) => OpenedObject | Promise<OpenedObject>;
