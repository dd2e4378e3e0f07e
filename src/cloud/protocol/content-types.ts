// What each protocol calls its bodies.
import type { Protocol } from '../model/service-model.ts';

export const CONTENT_TYPES: Readonly<Record<Protocol, string>> = {
  awsQuery: 'text/xml',
  ec2Query: 'text/xml;charset=UTF-8',
  awsJson1_0: 'application/x-amz-json-1.0',
  awsJson1_1: 'application/x-amz-json-1.1',
  restJson1: 'application/json',
  restXml: 'application/xml',
  rpcv2Cbor: 'application/cbor',
};

export const XML_DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n';
