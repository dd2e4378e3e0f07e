// What a reader's thread and the thread that reads for people say to each other.
import type { GroupBatch } from './group-store.ts';
import type { ReadOutcome } from './object-outcome.ts';
import type { Portion } from './portion-queue.ts';

export type ToWorker =
  | { readonly kind: 'read'; readonly portion: Portion }
  /** A batch of groups was taken; another may be sent. */
  | { readonly kind: 'taken' }
  /** There are no more portions: send what is left. */
  | { readonly kind: 'finish' };

export type FromWorker =
  | { readonly kind: 'done'; readonly outcome: ReadOutcome }
  /** The bytes so far of a large object. */
  | { readonly kind: 'bytes'; readonly compressed: number; readonly json: number }
  | { readonly kind: 'groups'; readonly batch: GroupBatch }
  | { readonly kind: 'finished' }
  | { readonly kind: 'failed'; readonly message: string };
