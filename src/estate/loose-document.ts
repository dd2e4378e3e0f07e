// Finds the policy document in a file of its own that a list names.
import { quoteInput } from '../policy/quote-input.ts';
import type { EstateDraft, LooseDocument, NamedPolicy } from './estate-draft.ts';
import { errorAt, showPlace } from './place.ts';
import { sameDocument } from './same-value.ts';

/** Marks it as named. Two files of one name with different content are an error. */
export function looseDocumentNamed(draft: EstateDraft, use: NamedPolicy): LooseDocument | undefined {
  const [first, ...others] = draft.looseDocuments.get(use.name) ?? [];
  if (first === undefined) return undefined;
  first.named = true;
  for (const other of others) {
    if (!other.named && !sameDocument(first.document, other.document)) {
      const message = `two files hold a policy named ${quoteInput(use.name)} with different content, the first is ${showPlace(first.place)}`;
      draft.report.add(errorAt(other.place, 'defined-twice', message, 'give one of them another name'));
    }
    other.named = true;
  }
  return first;
}
