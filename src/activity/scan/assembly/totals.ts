// What one object came to, as the program around reads it.

/** Counts of four bytes each, then times of eight, then texts. */
export const totals: usize = memory.data(64, 16);
export const EVENTS: usize = 0;
export const REPEATS: usize = 4;
export const MALFORMED: usize = 8;
export const OUTSIDE: usize = 12;
/** Lists of events that were opened. */
export const LISTS: usize = 16;
/** 0: none; 1: no JSON; 2: it ends too early; 3: there are no records. */
export const PROBLEM: usize = 20;
/** Eight bytes. */
export const PROBLEM_OFFSET: usize = 24;
/** Of the events, those whose time is none or no instant. */
export const UNTIMED: usize = 32;
export const FIRST_TIME: usize = 40;
export const LAST_TIME: usize = 48;

export const NOT_JSON: u32 = 1;
export const TRUNCATED: u32 = 2;
export const NO_RECORDS: u32 = 3;

export function countOne(which: usize): void {
  store<u32>(totals + which, load<u32>(totals + which) + 1);
}
