// What an XML document is read into.

export interface XmlElement {
  /** Without its prefix. */
  readonly name: string;
  /** By name as written, with prefix; undefined if there are none. */
  readonly attributes: ReadonlyMap<string, string> | undefined;
  readonly children: readonly XmlElement[];
  /** All character data directly in it, in one piece. */
  readonly text: string;
}

/** Thrown for text that is no document, or one that is not accepted: with a document type, or too deep. */
export class XmlError extends Error {
  override readonly name = 'XmlError';
}
