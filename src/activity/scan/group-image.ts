// The groups of a scanner as its module's memory has them: another module takes them over as they are, in another thread if need be.

export interface GroupImage {
  /** All of the memory that was used. */
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** Where in it the table of groups begins and ends. */
  readonly slots: number;
  readonly slotsEnd: number;
}
