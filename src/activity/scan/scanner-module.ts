// The WebAssembly module of the scanner, as JavaScript sees it. Numbers are addresses in its memory, or lengths in bytes.

/** What the module asks for; described in `assembly/host.ts`. */
export interface ScannerHost {
  readonly seen: (low: number, high: number) => boolean;
  readonly decodeText: (at: number, length: number) => number;
  readonly canonicalJson: (at: number, length: number) => number;
  readonly wantedMembers: (source: number, name: number) => number;
  readonly textBefore: (text: number, other: number) => boolean;
}

export interface ScannerModule {
  readonly memory: { readonly buffer: ArrayBuffer };
  /** An object begins. */
  readonly open: () => void;
  /** Where so many bytes of it may be written. */
  readonly roomFor: (length: number) => number;
  /** They were. */
  readonly feed: (length: number) => void;
  /** It is over; what it came to stands at `totalsAt`. */
  readonly close: () => void;
  readonly totalsAt: () => number;
  readonly dataSourcesAt: () => number;
  readonly dataSourcesCount: () => number;
  /** The table of groups: eight bytes a slot, the second four of which are the address of a record or 0. */
  readonly slotsAt: () => number;
  readonly slotsEnd: () => number;
  readonly groupCount: () => number;
  /** The two times of a record, 20 characters each, and its two ids, 36 each, one after the other; 0 if one has another form. */
  readonly writeSpan: (record: number) => number;
  /** One of them as a text, of whatever form. */
  readonly spanText: (record: number, which: number) => number;
  /** Of the events of the object, as texts. */
  readonly firstTime: () => number;
  readonly lastTime: () => number;
  readonly reserve: (size: number) => number;
  readonly usedBytes: () => number;
  readonly addText: (at: number, length: number) => number;
  readonly markPrincipal: (text: number) => void;
  readonly setOptions: (principals: boolean, repeats: boolean, from: number, to: number) => void;
}
