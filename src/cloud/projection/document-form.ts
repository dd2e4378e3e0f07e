// A policy document in an estate file: as an object for people to read, where that loses nothing of its text.
import type { DocumentForm } from './estate-form.ts';

/** The text itself where an object would not give it again: repeated keys, numbers such as `1.0`, escapes. White space does not count. */
export function documentForm(text: string): DocumentForm {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return text;
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return text;
  return JSON.stringify(value) === withoutSpace(text) ? (value as DocumentForm) : text;
}

function withoutSpace(text: string): string {
  return text.replace(/("(?:[^"\\]|\\.)*")|[ \t\r\n]+/g, '$1');
}
