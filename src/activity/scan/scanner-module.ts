// The WebAssembly module of the scanner, as JavaScript sees it. Numbers are addresses in its memory, or lengths in bytes.

/** What the module asks for; described in `assembly/host.ts`. */
export interface ScannerHost {
  readonly seen: (low: number, high: number) => boolean;
  readonly decodeText: (at: number, length: number) => number;
  readonly canonicalJson: (at: number, length: number) => number;
  readonly wantedMembers: (source: number, name: number) => number;
  readonly textBefore: (text: number, other: number) => boolean;
  readonly isPrincipal: (arn: number) => boolean;
  /** Throws. */
  readonly memoryIsFull: () => void;
}

/** Its memory, which a later module may use when this one is done with. */
export interface ScannerMemory {
  readonly buffer: ArrayBuffer;
}

export interface ScannerModule {
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
  /** In the middle of an object: all events so far are in their groups. What stands there (`HELD` bytes) another module goes on from; it ends with place and length of the bytes that are not read yet. */
  readonly hold: () => number;
  /** After `open`: that was written to where `hold` says, and so many bytes to where `roomFor` says. */
  readonly goOn: (length: number) => void;
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
  /** Room for something large, and what gives it back. */
  readonly takeRoom: (size: number) => number;
  readonly giveRoom: (at: number, size: number) => void;
  /** Takes over the groups of another module, whose memory was written to `at`; the other two are what it said of its table. */
  readonly merge: (at: number, slots: number, slotsEnd: number) => void;
  /** Groups that are merged are those of these alone, when there are some. */
  readonly wantAccount: (text: number) => void;
  readonly wantRegion: (text: number) => void;
  readonly eventsElsewhere: () => number;
  /** The same for groups that differ in their object of S3 alone; 0: the group is about none, or about several. */
  readonly objectKind: (record: number) => number;
  readonly isFolder: (record: number) => number;
  /** The group for a folder: like `record`, with the resources and parameters whose bytes stand at `at`, one after the other. */
  readonly folderOf: (record: number, at: number, resources: number, parameters: number) => number;
  readonly moveEvents: (from: number, to: number) => void;
  /** Forgets the groups whose events were moved; records have other addresses then. */
  readonly forgetDropped: () => void;
  /** From the first byte to the last that was ever given out. */
  readonly usedBytes: () => number;
  /** Of them, those that groups take, and the texts that they are made of. */
  readonly groupBytes: () => number;
  readonly addText: (at: number, length: number) => number;
  readonly setOptions: (principals: boolean, repeats: boolean, from: number, to: number) => void;
}
