// The entry of a root, OU or account in what the answers of AWS Organizations tell.
import { quoteInput } from '../policy/quote-input.ts';
import { agree } from './draft-entry.ts';
import type { FormReader } from './form-reader.ts';
import type { AnsweredNode, OrganizationAnswers } from './organization-answers.ts';
import { errorAt, type Place } from './place.ts';

/** The entry of a root, OU or account; an error if the id is of none of them. */
export function answeredNode(reader: FormReader, id: string, place: Place, answers: OrganizationAnswers): AnsweredNode | undefined {
  const known = answers.nodes.get(id);
  if (known !== undefined) return known;
  const kind = id.startsWith('r-') ? 'root' : id.startsWith('ou-') ? 'ou' : /^\d{12}$/.test(id) ? 'account' : undefined;
  if (kind === undefined) {
    const message = `${quoteInput(id)} is not the id of a root (\`r-…\`), an OU (\`ou-…\`) or an account`;
    reader.report.add(errorAt(place, 'bad-organization-id', message));
    return undefined;
  }
  const entry: AnsweredNode = {
    id,
    kind,
    place,
    organization: undefined,
    managementAccount: undefined,
    name: undefined,
    parent: undefined,
    attached: undefined,
    enabledTypes: undefined,
  };
  answers.nodes.set(id, entry);
  return entry;
}

export function setParent(reader: FormReader, child: AnsweredNode, parent: string, place: Place, answers: OrganizationAnswers): void {
  if (answeredNode(reader, parent, place, answers) === undefined) return;
  child.parent = agree(reader.report, child.parent, { value: parent, place }, `the parent of ${quoteInput(child.id)}`);
}
