// Imports a file that is a policy document and nothing else.
import { parseArn } from '../model/arn.ts';
import type { JsonObject } from '../policy/json-node.ts';
import { quoteInput } from '../policy/quote-input.ts';
import { addFacts } from './add-facts.ts';
import { accountDraft, define } from './draft-entry.ts';
import type { EstateDraft } from './estate-draft.ts';
import { arnInName, baseName } from './file-name.ts';
import { type FormReader, placeOf } from './form-reader.ts';
import { errorAt, warningAt } from './place.ts';
import { customerPolicy } from './policy-name.ts';
import { policyTarget } from './policy-target.ts';
import { TELL_TARGET } from './import-policy-answer.ts';
import { documentNode } from './document-node.ts';

/**
 * A file named after an ARN is that resource's policy, or that managed policy. Any other is kept under the file's name, which lists of policies
 * may use; where none does, it is the policy of the resource that it names.
 */
export function importLooseDocument(reader: FormReader, object: JsonObject, draft: EstateDraft): void {
  const place = placeOf(reader, object);
  const document = { source: reader.source, span: object.span };
  const arn = arnInName(reader.source);
  if (arn === undefined) {
    const name = baseName(reader.source);
    const others = draft.looseDocuments.get(name);
    const loose = { document, place, named: false };
    if (others === undefined) draft.looseDocuments.set(name, [loose]);
    else others.push(loose);
    return;
  }
  const { service, account, resource } = parseArn(arn) ?? { service: '', account: '', resource: '' };
  if (service !== 'iam') {
    addFacts(draft, arn, place, { policy: { value: document, place } });
  } else if (resource.startsWith('policy/') && /^\d{12}$/.test(account)) {
    const policy = customerPolicy(arn.slice(arn.lastIndexOf('/') + 1), arn, account, document);
    define(reader.report, accountDraft(draft, account).policies, arn, { value: policy, place }, 'policy', arn);
  } else {
    const hint =
      'users, groups, roles and their trust policies stand in an estate file, or come from `aws iam get-account-authorization-details`';
    reader.report.add(errorAt(place, 'iam-resource', `a file named ${quoteInput(arn)} cannot be told from its document alone`, hint));
  }
}

/** Files that no list named: the policies of the resources that they name. */
export function settleLooseDocuments(draft: EstateDraft): void {
  for (const [name, documents] of draft.looseDocuments) {
    for (const { document, place, named } of documents) {
      if (named) continue;
      const { hasPrincipal, arn } = policyTarget(documentNode(document));
      if (hasPrincipal && arn !== undefined) {
        addFacts(draft, arn, place, { policy: { value: document, place } });
      } else if (hasPrincipal) {
        const message = 'the file does not say whose policy it is: it names no single resource';
        draft.report.add(errorAt(place, 'target-unknown', message, TELL_TARGET));
      } else {
        const message = `nobody carries the policy ${quoteInput(name)}`;
        draft.report.add(
          warningAt(
            place,
            'policy-unused',
            message,
            `put ${quoteInput(name)} into the \`policies\` of a user, group or role, or into \`scps\``,
          ),
        );
      }
    }
  }
}
