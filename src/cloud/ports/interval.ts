// Something done again and again: nothing else in the cloud waits.

/** Does `work` every so many milliseconds, until the answered function is called. */
export type Interval = (milliseconds: number, work: () => void) => () => void;
