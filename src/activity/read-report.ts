// What was read, what could not be, and what was left out: nothing is lost silently.

export interface ReadReport {
  /** Objects that were opened, and those that the layout, the dates or the kind (digests, insights) left out, with counts by reason. */
  readonly objects: number;
  readonly skipped: ReadonlyMap<string, number>;
  /** Of the objects, those in which the ARNs of the principals asked for are nowhere: their events are not counted. Absent: none. */
  readonly passedOver?: number;
  readonly compressedBytes: number;
  readonly jsonBytes: number;
  /** Events read, without repeats and without those of other accounts and regions than asked for. */
  readonly events: number;
  /** Events that were there before: of the same group, with the same `eventID` and time. */
  readonly repeats: number;
  /** Entries of `Records` that are no events. */
  readonly malformed: number;
  /** Objects that could not be read, or not whole, each named; at most 1,000, `problemCount` counts all. */
  readonly problems: readonly ReadProblem[];
  readonly problemCount: number;
  /** Of the events, and of those of other accounts and regions that were in the same objects: the first and the last instant; '' when there were none. */
  readonly firstSeen: string;
  readonly lastSeen: string;
  /** Likewise, by `eventCategory` or what stands for it: whether there were any data events, by event source. */
  readonly dataEventSources: readonly string[];
  /** For people: what else is to be known (`repeats further apart than … events are counted twice`). */
  readonly notes: readonly string[];
}

export interface ReadProblem {
  /** Path, `s3://` URL or `standard input`. */
  readonly object: string;
  /** `truncated`, `notGzip`, `notJson`, `tooLarge`, `unreadable`, `noRecords` … */
  readonly kind: string;
  /** For people, with what to do where something can be done. */
  readonly message: string;
  /** Events of it that were read nevertheless. */
  readonly events: number;
}
