// How far reading has come, for people who wait.

export interface ReadProgress {
  readonly objects: number;
  readonly compressedBytes: number;
  readonly jsonBytes: number;
  readonly events: number;
  readonly groups: number;
  /** What there is to read, as far as it was listed; `isListed` when that is all. */
  readonly knownObjects: number;
  readonly knownBytes: number;
  readonly isListed: boolean;
  readonly seconds: number;
  /** Of JSON, on average. */
  readonly bytesPerSecond: number;
  /** Absent as long as it cannot be told. */
  readonly secondsLeft?: number;
}

export interface ProgressMeter {
  /** Tells of it, unless it was told a moment ago. */
  readonly tell: () => void;
  /** The last word. */
  readonly end: () => void;
}

type Counted = Omit<ReadProgress, 'seconds' | 'bytesPerSecond' | 'secondsLeft'>;

/** Milliseconds between two words. */
const PAUSE = 100;
/** Before that an estimate is worth nothing. */
const FIRST_ESTIMATE = 0.5;

export function progressMeter(count: () => Counted, told: ((progress: ReadProgress) => void) | undefined): ProgressMeter {
  if (told === undefined) return { tell: () => {}, end: () => {} };
  const start = performance.now();
  let last = Number.NEGATIVE_INFINITY;
  const say = (now: number): void => {
    last = now;
    told(withTimes(count(), (now - start) / 1000));
  };
  return {
    tell: () => {
      const now = performance.now();
      if (now - last >= PAUSE) say(now);
    },
    end: () => say(performance.now()),
  };
}

function withTimes(counted: Counted, seconds: number): ReadProgress {
  const { compressedBytes, knownBytes, isListed, jsonBytes } = counted;
  const bytesPerSecond = seconds > 0 ? jsonBytes / seconds : 0;
  const canTell = isListed && compressedBytes > 0 && seconds >= FIRST_ESTIMATE;
  const left = (seconds * Math.max(0, knownBytes - compressedBytes)) / compressedBytes;
  return { ...counted, seconds, bytesPerSecond, ...(canTell && { secondsLeft: left }) };
}
