// Findings at exact places: documents whose findings AWS has published (AWS CLI examples, validate-policy), and one with a lone statement.
import { expect, test } from 'vitest';
import type { FindingLocation, PathElement } from '../../../src/analyze/checks/validate/finding.ts';
import { validate, type ValidateOptions } from '../../../src/analyze/checks/validate/validate.ts';

const find = (text: string, options: ValidateOptions) => validate({ name: 'policy.json', text }, options);

/** `line:column@offset` of the start and of the end. */
function at(path: readonly PathElement[], start: string, end: string): FindingLocation {
  const position = (place: string) => {
    const [line = 0, column = 0, offset = 0] = place.split(/[:@]/).map(Number);
    return { line, column, offset };
  };
  return { path, span: { start: position(start), end: position(end) } };
}

test('a trust policy for web identities that names the wrong action', () => {
  const statement = {
    Sid: '',
    Effect: 'Allow',
    Principal: { Federated: 'cognito-identity.amazonaws.com' },
    Action: ['sts:AssumeRole', 'sts:TagSession'],
    // The published value is two characters shorter than the published places say.
    Condition: { StringEquals: { 'cognito-identity.amazonaws.com:aud': 'us-west-2_EXAMPLE00' } },
  };
  const text = JSON.stringify({ Version: '2012-10-17', Statement: [statement] }, null, 4);
  const first: readonly PathElement[] = [{ value: 'Statement' }, { index: 0 }];
  const found = find(text, { policyType: 'RESOURCE_POLICY' });
  expect(found.map(({ findingType, issueCode, locations }) => ({ findingType, issueCode, locations }))).toEqual([
    { findingType: 'SUGGESTION', issueCode: 'EMPTY_SID_VALUE', locations: [at([...first, { value: 'Sid' }], '5:19@79', '5:21@81')] },
    {
      findingType: 'ERROR',
      issueCode: 'MISMATCHED_ACTION_FOR_PRINCIPAL',
      locations: [
        at([...first, { value: 'Action' }, { index: 0 }], '11:16@258', '11:32@274'),
        at([...first, { value: 'Principal' }, { value: 'Federated' }], '8:29@170', '8:61@202'),
      ],
    },
    {
      findingType: 'ERROR',
      issueCode: 'UNSUPPORTED_ACTION_FOR_CONDITION_KEY',
      locations: [
        at([...first, { value: 'Action' }, { index: 1 }], '12:16@292', '12:32@308'),
        at(
          [...first, { value: 'Condition' }, { value: 'StringEquals' }, { value: 'cognito-identity.amazonaws.com:aud' }],
          '16:58@443',
          '16:79@464',
        ),
      ],
    },
  ]);
});

const lone = { Sid: 'ListBucket', Effect: 'Allow', Action: 's3:ListBuckets', Resource: '*' };
const loneText = JSON.stringify({ Version: '2012-10-17', Statement: lone }, null, 4);

test('a statement without a list has no index, and an action without one neither', () => {
  const [found, ...more] = find(loneText, { policyType: 'IDENTITY_POLICY' });
  expect(more).toEqual([]);
  expect(found).toMatchObject({
    issueCode: 'INVALID_ACTION',
    locations: [at([{ value: 'Statement' }, { value: 'Action' }], '6:18@124', '6:34@140')],
  });
  expect(found?.findingDetails).toContain('s3:ListAllMyBuckets');
});

test('a bucket policy for all resources', () => {
  const codes = find(loneText, { policyType: 'RESOURCE_POLICY', resourceType: 'AWS::S3::Bucket' }).map(({ issueCode }) => issueCode);
  expect(codes).toEqual(['MISSING_PRINCIPAL', 'INVALID_ACTION', 'UNSUPPORTED_RESOURCE_ARN_IN_POLICY']);
});

test('a key is pointed at as a key, and offsets are UTF-16 code units', () => {
  const text = '{\r\n"Id":"\u{1f512}é","Version":"2012-10-17","Statement":{"Effect":"Allow","Acton":"*","Action":"*","Resource":"*"}}';
  const [found] = find(text, { policyType: 'SERVICE_CONTROL_POLICY' });
  const start = text.indexOf('"Acton"');
  expect(found).toMatchObject({
    issueCode: 'INVALID_POLICY_ELEMENT',
    locations: [at([{ value: 'Statement' }, { key: 'Acton' }], `2:${start - 3}@${start}`, `2:${start + 4}@${start + 7}`)],
  });
});

test('a document within a string is pointed at in the text around it', () => {
  const text = JSON.stringify(JSON.stringify({ Version: '2012-10-17', Statement: { Effect: 'allow', Action: '*', Resource: '*' } }));
  const [found] = find(text, { policyType: 'IDENTITY_POLICY' });
  const { start, end } = found?.locations[0]?.span ?? {};
  expect(text.slice(start?.offset, end?.offset)).toBe('\\"allow\\"');
});
