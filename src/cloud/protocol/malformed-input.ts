// What each protocol answers to a request that cannot be read.
import type { Protocol } from '../model/service-model.ts';
import { ServiceError } from '../service-error.ts';

/** As Amazon S3 words it ("Error responses" of the API reference). */
const MALFORMED_XML = 'The XML you provided was not well-formed or did not validate against our published schema';

/** `reason` is shown where the protocol has a place for it. */
export function malformedInput(protocol: Protocol, reason: string): ServiceError {
  if (protocol === 'restXml') return new ServiceError('MalformedXML', 400, MALFORMED_XML);
  if (protocol === 'awsQuery') return new ServiceError('MalformedInput', 400, reason);
  if (protocol === 'ec2Query') return new ServiceError('InvalidParameterValue', 400, reason);
  return new ServiceError('SerializationException', 400, reason);
}
