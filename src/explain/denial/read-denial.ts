// Reads what people paste: an AccessDenied message in any envelope, a CloudTrail event, or what wraps one of them.
import { fail, ok, type Result } from '../../model/result.ts';
import type { DeniedRequest } from './denial.ts';
import { readEvent } from './read-event.ts';
import { type JsonObject, listAt, objectOf, stringAt } from './read-json-value.ts';
import { readMessage } from './read-message.ts';

/** The denied request, or in words why the text tells none. */
export function readDenial(text: string): Result<DeniedRequest, string> {
  const json = readJsonText(text);
  const event = json === undefined ? undefined : findEvent(json);
  if (event !== undefined) return ok(readEvent(event));
  const message = readMessage(text);
  if (message !== undefined) return ok(message);
  if (/\bAccess ?Denied\b|\bForbidden\b|UnauthorizedOperation/i.test(text)) {
    return fail('the message names neither the caller nor the action: AWS hides them here; name --principal, --action and --resource');
  }
  return fail('this is neither an AccessDenied message nor a CloudTrail event');
}

/** The JSON that the text holds, or is, whatever stands before it; of a text with a value on each line, those values. */
function readJsonText(text: string): unknown {
  const object = text.indexOf('{');
  if (object < 0) return undefined;
  // A bracket before it opens a list, or is of what stands before.
  const list = text.indexOf('[');
  const whole = list >= 0 && list < object ? parse(text.slice(list)) : undefined;
  return whole ?? parse(text.slice(object)) ?? parseLines(text.slice(object));
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const LINES_MAX = 10_000;

function parseLines(text: string): unknown {
  const lines = text.split('\n', LINES_MAX).filter((line) => line.startsWith('{') && line.trimEnd().endsWith('}'));
  return lines.length < 2 ? undefined : lines.flatMap((line) => parse(line) ?? []);
}

const WRAPPERS_MAX = 4;

/** The event itself, the denied one of a list or of `Records`, or one that lookup-events and EventBridge wrap. */
function findEvent(value: unknown, depth = 0): JsonObject | undefined {
  if (depth > WRAPPERS_MAX) return undefined;
  const object = objectOf(value);
  if (stringAt(object, 'eventSource') !== undefined && stringAt(object, 'eventName') !== undefined) return object;
  const wrapped = stringAt(object, 'CloudTrailEvent');
  if (wrapped !== undefined) return findEvent(readJsonText(wrapped), depth + 1);
  if (Object.hasOwn(object, 'detail')) return findEvent(object['detail'], depth + 1);
  const listed = Array.isArray(value) ? value : [...listAt(object, 'Records'), ...listAt(object, 'Events')];
  const events = listed.flatMap((one): readonly JsonObject[] => {
    const event = findEvent(one, depth + 1);
    return event === undefined ? [] : [event];
  });
  return events.find((event) => stringAt(event, 'errorCode') !== undefined) ?? events[0];
}
