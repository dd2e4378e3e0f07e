// CORS configuration of buckets.
import type { CORSRule } from '../../../../cloud/model/generated/s3.ts';
import { invalidRequest, malformedXml } from '../../errors.ts';
import type { S3Operation } from '../s3-operation.ts';
import { deleteStored, getStored, putStored, unsetError } from './stored.ts';

export const CORS = 'cors';
const METHODS: ReadonlySet<string> = new Set(['GET', 'PUT', 'HEAD', 'POST', 'DELETE']);

export const putBucketCors: S3Operation<'PutBucketCors'> = putStored('s3:PutBucketCORS', CORS, (input) => {
  const rules = input.CORSConfiguration.CORSRules;
  if (rules.length === 0 || rules.length > 100) throw malformedXml();
  rules.forEach(checkRule);
  return rules;
});

function checkRule({ AllowedMethods, AllowedOrigins, AllowedHeaders = [] }: CORSRule): void {
  if (AllowedMethods.length === 0 || AllowedOrigins.length === 0) throw malformedXml();
  for (const method of AllowedMethods) {
    if (!METHODS.has(method)) throw invalidRequest(`Found unsupported HTTP method in CORS config. Unsupported method is ${method}`);
  }
  for (const origin of AllowedOrigins) checkWildcards(origin, 'AllowedOrigin');
  for (const header of AllowedHeaders) checkWildcards(header, 'AllowedHeader');
}

function checkWildcards(text: string, what: string): void {
  if (text.indexOf('*') !== text.lastIndexOf('*')) throw invalidRequest(`${what} "${text}" can not have more than one wildcard.`);
}

export const getBucketCors: S3Operation<'GetBucketCors'> = getStored(
  's3:GetBucketCORS',
  CORS,
  (rules: readonly CORSRule[]) => ({ CORSRules: rules }),
  unsetError('NoSuchCORSConfiguration', 'The CORS configuration does not exist'),
);

export const deleteBucketCors: S3Operation<'DeleteBucketCors'> = deleteStored('s3:PutBucketCORS', CORS);
