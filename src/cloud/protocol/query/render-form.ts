// Responses of the query protocols: XML with the request's id in it.
import type { OperationModel, ServiceModel } from '../../model/service-model.ts';
import type { WireResponse } from '../../wire/wire-response.ts';
import { escapeXml } from '../../xml/escape-xml.ts';
import { CONTENT_TYPES, XML_DECLARATION } from '../content-types.ts';
import type { LinkedStructure } from '../linked-shape.ts';
import { requestIdHeaders } from '../request-id-headers.ts';
import { printNamespace, writeMembers } from '../xml/write-element.ts';

export function renderForm(
  model: ServiceModel,
  operation: OperationModel,
  protocol: 'awsQuery' | 'ec2Query',
  structure: LinkedStructure | undefined,
  output: object | undefined,
  requestId: string,
): WireResponse {
  const { name } = operation;
  const id = escapeXml(requestId);
  const ec2 = protocol === 'ec2Query';
  const content = structure === undefined ? undefined : writeMembers(structure.members, output ?? {}, ec2);
  const start = `<${name}Response${namespaceOf(model, ec2)}>`;
  const inner = ec2
    ? // Operations without output say that they are done.
      `<requestId>${id}</requestId>${content ?? '<return>true</return>'}`
    : `${resultOf(name, content)}<ResponseMetadata><RequestId>${id}</RequestId></ResponseMetadata>`;
  return {
    status: 200,
    headers: [...requestIdHeaders(protocol, requestId), ['Content-Type', CONTENT_TYPES[protocol]]],
    body: `${ec2 ? XML_DECLARATION : ''}${start}${inner}</${name}Response>`,
  };
}

function resultOf(name: string, content: string | undefined): string {
  if (content === undefined) return '';
  return content === '' ? `<${name}Result/>` : `<${name}Result>${content}</${name}Result>`;
}

/** EC2 ends its address with a slash, which its client's settings leave out. */
function namespaceOf({ xmlNamespace }: ServiceModel, ec2: boolean): string {
  if (xmlNamespace === undefined) return '';
  return printNamespace([ec2 && !xmlNamespace.endsWith('/') ? `${xmlNamespace}/` : xmlNamespace]);
}
