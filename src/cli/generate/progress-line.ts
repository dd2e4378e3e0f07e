// How far reading has come: one line of a terminal, drawn over and over.
import type { ReadProgress } from '../../activity/read/read-progress.ts';
import { bytesText, count, counted, durationText } from './quantity.ts';

export interface ProgressLine {
  readonly show: (text: string) => void;
  /** Takes the line away. */
  readonly clear: () => void;
}

/** `write` gets the line with what moves the cursor to its beginning. */
export function progressLine(write: (text: string) => void, columns: number): ProgressLine {
  let isDrawn = false;
  return {
    show: (text) => {
      isDrawn = true;
      write(`\r\u001b[K${text.slice(0, Math.max(20, columns - 1))}`);
    },
    clear: () => {
      if (isDrawn) write('\r\u001b[K');
      isDrawn = false;
    },
  };
}

/** `reading: 120 of 3,991 objects, 32,104 events, 612 MB/s, 3 s left`. */
export function progressText({ objects, knownObjects, isListed, events, bytesPerSecond, secondsLeft }: ReadProgress): string {
  const parts = [
    `${count(objects)} of ${counted(knownObjects, 'object')}${isListed ? '' : ' so far'}`,
    counted(events, 'event'),
    ...(bytesPerSecond > 0 ? [`${bytesText(bytesPerSecond)}/s`] : []),
    ...(secondsLeft !== undefined && objects < knownObjects ? [`${durationText(secondsLeft)} left`] : []),
  ];
  return `reading: ${parts.join(', ')}`;
}
