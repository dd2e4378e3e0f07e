// Imports one file: finds out by its shape what it is, and gives it to the importer of that shape.
import { describeKind } from '../policy/describe-kind.ts';
import type { JsonNode, JsonObject } from '../policy/json-node.ts';
import type { EstateDraft } from './estate-draft.ts';
import { baseName } from './file-name.ts';
import { type FormReader, placeOf } from './form-reader.ts';
import { type AuthorizationDetails, importAuthorizationDetails } from './import-authorization-details.ts';
import { importLooseDocument } from './import-loose-document.ts';
import { importOrganizations } from './import-organizations.ts';
import { importEnvelope, importPolicyAnswer } from './import-policy-answer.ts';
import { importGrants, importPublicAccessBlock, importRoleAnswer, importVpcEndpoints } from './import-single-answers.ts';
import type { RecognisedFile } from './load-estate.ts';
import { errorAt } from './place.ts';
import { readEstateForm } from './read-estate-form.ts';
import { recognise, SHAPES, type Shape } from './recognise.ts';

/** Undefined, and an error, for a file of no known shape. */
export function importFile(reader: FormReader, node: JsonNode, draft: EstateDraft): RecognisedFile | undefined {
  const shape = node.kind === 'object' ? recognise(node) : undefined;
  if (node.kind !== 'object' || shape === undefined) {
    const found = node.kind === 'object' ? 'an object with other keys' : describeKind(node);
    const message = `the file is nothing that an estate is made of: found ${found}`;
    reader.report.add(errorAt(headOf(reader, node), 'unrecognised-file', message, `known are ${SHAPES}`));
    return undefined;
  }
  const imported = importShape(reader, shape, node, draft);
  return imported && { name: reader.source.name, ...imported };
}

/** The first character: the whole file would be much to show. */
function headOf(reader: FormReader, node: JsonNode): ReturnType<typeof placeOf> {
  const { start } = node.span;
  return placeOf(reader, { span: { start, end: start + 1 } });
}

function importShape(reader: FormReader, shape: Shape, object: JsonObject, draft: EstateDraft): Omit<RecognisedFile, 'name'> | undefined {
  switch (shape) {
    case 'estate': {
      const { accounts, organizations } = readEstateForm(reader, object, draft);
      const what = [count(accounts, 'account'), organizations > 0 ? count(organizations, 'organization') : []].flat().join(', ');
      return { shape: 'estate file', what };
    }
    case 'authorizationDetails':
      return { shape: 'account authorization details', what: describeDetails(importAuthorizationDetails(reader, object, draft)) };
    case 'organizations':
      importOrganizations(reader, object, draft.organizationAnswers);
      return { shape: 'answer of AWS Organizations', what: object.members.map((member) => member.key.value).join(', ') };
    case 'policyDocument':
      importLooseDocument(reader, object, draft);
      return { shape: 'policy document', what: baseName(reader.source) };
    case 'resource':
      return { shape: 'resource with its policy', what: importEnvelope(reader, object, draft) ?? '' };
    case 'policyAnswer':
      return { shape: 'policy of a resource', what: importPolicyAnswer(reader, object, draft) ?? '' };
    case 'role':
      return { shape: 'role without its permissions', what: importRoleAnswer(reader, object, draft) ?? '' };
    case 'grants':
      return { shape: 'grants on KMS keys', what: count(importGrants(reader, object, draft), 'grant') };
    case 'vpcEndpoints':
      return { shape: 'VPC endpoints', what: count(importVpcEndpoints(reader, object, draft), 'endpoint') };
    case 'publicAccessBlock':
      return { shape: 'public access block', what: importPublicAccessBlock(reader, object, draft) ?? '' };
    case 'decisionCase': {
      const hint = 'its estate stands under `estate`: give that, or run the case with `test`';
      reader.report.add(errorAt(headOf(reader, object), 'decision-case', 'the file is a decision case, not an estate', hint));
      return undefined;
    }
  }
}

function describeDetails({ accounts, users, groups, roles, policies }: AuthorizationDetails): string {
  const owner = accounts.size === 0 ? 'no account' : [...accounts].map((id) => `account ${id}`).join(', ');
  return `${owner}: ${count(users, 'user')}, ${count(groups, 'group')}, ${count(roles, 'role')}, ${count(policies, 'policy')}`;
}

function count(number: number, noun: string): string {
  if (number === 1) return `1 ${noun}`;
  return `${number} ${noun.endsWith('y') ? `${noun.slice(0, -1)}ies` : `${noun}s`}`;
}
