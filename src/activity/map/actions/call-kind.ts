// What is the same for all calls of one operation.
import { prefixOfEventSource } from './event-source.ts';
import { operationOfEvent } from './operation-of-event.ts';

export interface CallKind {
  /** Service prefix of its actions: `cloudwatch`. */
  readonly prefix: string;
  /** Without the date that some services put behind it. */
  readonly operation: string;
  /** `prefix:operation`: the action, where it has that name. */
  readonly name: string;
}

const MOST = 65_536;
const known = new Map<string, Map<string, CallKind | undefined>>();
let size = 0;

/** Undefined when the catalog knows no service of that event source. Kinds are few, so that the answers are kept. */
export function callKind(eventSource: string, eventName: string): CallKind | undefined {
  let ofSource = known.get(eventSource);
  if (ofSource === undefined) {
    ofSource = new Map();
    known.set(eventSource, ofSource);
  }
  const kind = ofSource.get(eventName);
  if (kind !== undefined || ofSource.has(eventName)) return kind;
  if (++size > MOST) {
    known.clear();
    size = 0;
  }
  const made = readKind(eventSource, eventName);
  ofSource.set(eventName, made);
  return made;
}

function readKind(eventSource: string, eventName: string): CallKind | undefined {
  const prefix = prefixOfEventSource(eventSource);
  if (prefix === undefined) return undefined;
  const operation = operationOfEvent(eventName);
  return { prefix, operation, name: `${prefix}:${operation}` };
}
