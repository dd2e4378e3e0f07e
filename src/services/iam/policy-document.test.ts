// Which documents IAM refuses to save, and in which words.
import { describe, expect, it } from 'vitest';
import { encodeDocument, parseIdentityPolicy } from './policy-document.ts';

const fine = { Effect: 'Allow', Action: 'ecr:GetDownloadUrlForLayer', Resource: 'arn:aws:ecr:us-west-2:111111111111:repository/r' };

function problemOf(statement: object | readonly object[], more: object = { Version: '2012-10-17' }): string | undefined {
  return problemOfText(JSON.stringify({ ...more, Statement: statement }));
}

function problemOfText(text: string): string | undefined {
  try {
    parseIdentityPolicy(text);
    return undefined;
  } catch (error) {
    expect(error).toMatchObject({ code: 'MalformedPolicyDocument', status: 400 });
    return (error as Error).message;
  }
}

const SYNTAX = 'Syntax errors in policy.';
const LEGACY = 'The policy failed legacy parsing';

describe('parseIdentityPolicy', () => {
  it.each<[string, object | readonly object[], string]>([
    ['an unknown element', { ...fine, Resources: '*' }, SYNTAX],
    ['no effect', { Action: 's3:*', Resource: '*' }, SYNTAX],
    ['an effect that is none', { ...fine, Effect: 'Permit' }, SYNTAX],
    ['an effect in the wrong case', { ...fine, Effect: 'ALLOW' }, LEGACY],
    ['an effect in the wrong case, before a missing action', { Effect: 'deny', Resource: '*' }, LEGACY],
    ['both Action and NotAction', { ...fine, NotAction: 's3:*' }, SYNTAX],
    ['no statement', [], SYNTAX],
    ['an operator that is none', { ...fine, Condition: { StringMatches: { 'aws:username': 'a' } } }, SYNTAX],
    ['no action', { Effect: 'Allow', Resource: '*' }, 'Policy statement must contain actions.'],
    ['an empty list of actions', { ...fine, Action: [] }, 'Policy statement must contain actions.'],
    ['no resource', { Effect: 'Allow', Action: 's3:*' }, 'Policy statement must contain resources.'],
    ['an empty list of resources', { ...fine, Resource: [] }, 'Policy statement must contain resources.'],
    [
      'a Sid twice',
      [
        { ...fine, Sid: 'A' },
        { ...fine, Sid: 'A' },
      ],
      'Statement IDs (SID) in a single policy must be unique.',
    ],
    [
      'a Sid twice, before a missing action',
      [
        { ...fine, Sid: 'A' },
        { Effect: 'Allow', Sid: 'A' },
      ],
      'Statement IDs (SID) in a single policy must be unique.',
    ],
    ['a principal', { ...fine, Principal: '*' }, 'Policy document should not specify a principal.'],
    [
      'an action without service',
      { ...fine, Action: 'GetObject' },
      'Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc.',
    ],
    ['an action with two colons', { ...fine, Action: 's3:Get:Object' }, 'Actions/Condition can contain only one colon.'],
    ['a service with a space', { ...fine, Action: 's 3:Get' }, 'Vendor s 3 is not valid'],
    ['a resource that is a name', { ...fine, Resource: 'foobar' }, 'Resource foobar must be in ARN format or "*".'],
    ['a resource before an action', { ...fine, Action: 'nothing', Resource: 'foobar' }, 'Resource foobar must be in ARN format or "*".'],
    [
      'an unknown partition',
      { ...fine, Resource: 'arn:gcp:s3:::foobar' },
      'Partition "gcp" is not valid for resource "arn:gcp:s3:::foobar".',
    ],
    [
      'a short ARN of an unknown partition',
      { ...fine, Resource: 'arn:gcp:s3' },
      'Partition "gcp" is not valid for resource "arn:gcp:s3:*:*:*".',
    ],
    ['an ARN without service', { ...fine, Resource: 'arn:aws' }, 'Resource vendor must be fully qualified and cannot contain regexes.'],
    [
      'an ARN with any service',
      { ...fine, Resource: 'arn:aws:*:*:*:*' },
      'Resource vendor must be fully qualified and cannot contain regexes.',
    ],
    ['an ARN that breaks off', { ...fine, Resource: 'arn:aws:s3::foobar' }, LEGACY],
    [
      'a bucket in a region',
      { ...fine, Resource: 'arn:aws:s3:us-west-2::foobar' },
      'Resource arn:aws:s3:us-west-2::foobar can not contain region information.',
    ],
    [
      'a role in a region',
      { ...fine, Resource: 'arn:aws:iam:us-west-2::role/a' },
      'IAM resource arn:aws:iam:us-west-2::role/a cannot contain region information.',
    ],
    ['a date that is none', { ...fine, Condition: { DateLessThan: { 'aws:CurrentTime': 'tomorrow' } } }, LEGACY],
    ['a number of seconds that is too large', { ...fine, Condition: { DateLessThan: { 'aws:EpochTime': '9223372036854775808' } } }, LEGACY],
  ])('refuses %s', (_what, statement, message) => {
    expect(problemOf(statement)).toBe(message);
  });

  it('refuses other kinds of IAM resources, naming those that there are', () => {
    expect(problemOf({ ...fine, Resource: 'arn:aws:iam::111111111111:bucket/a' })).toMatch(
      /^IAM resource path must either be "\*" or start with user\/, federated-user\/, role\/, .*access-report\/\.$/,
    );
  });

  it('wants version 2012-10-17, after the grammar and before all else', () => {
    const version = 'Policy document must be version 2012-10-17 or greater.';
    expect(problemOf(fine, {})).toBe(version);
    expect(problemOf(fine, { Version: '2008-10-17' })).toBe(version);
    expect(problemOf({ ...fine, Effect: 'ALLOW' }, {})).toBe(version);
    expect(problemOf(fine, { Version: '2012-10-18' })).toBe(SYNTAX);
  });

  it('takes a JSON object only', () => {
    for (const text of ['', '[]', 'null', 'Allow everything', '{"Version":"2012-10-17","Version":"2012-10-17","Statement":[]}']) {
      expect(problemOfText(text)).toBe(SYNTAX);
    }
    expect(problemOfText(JSON.stringify(JSON.stringify({ Version: '2012-10-17', Statement: fine })))).toBe(SYNTAX);
  });

  it.each<[string, object]>([
    ['one statement without a list', fine],
    ['an action that does not exist', { ...fine, Action: 'nosuch:Thing' }],
    ['any action', { ...fine, Action: '*' }],
    ['an IAM root user', { ...fine, Resource: 'arn:aws:iam::111111111111:root' }],
    ['a variable as resource', { ...fine, Resource: 'arn:aws:s3:::${aws:username}/*' }],
    ['an access point in a region', { ...fine, Resource: 'arn:aws:s3:us-west-2:111111111111:accesspoint/ap' }],
    ['an operator without keys', { ...fine, Condition: { Whatever: {} } }],
    ['a date, and seconds', { ...fine, Condition: { DateGreaterThan: { 'aws:CurrentTime': ['2026-03-01T00:00:00Z', '1772323200'] } } }],
  ])('takes %s', (_what, statement) => {
    expect(problemOf(statement)).toBeUndefined();
  });
});

describe('encodeDocument', () => {
  it('encodes everything but the unreserved characters of RFC 3986', () => {
    expect(encodeDocument(`{"a": "!'()*~-._é"}`)).toBe('%7B%22a%22%3A%20%22%21%27%28%29%2A~-._%C3%A9%22%7D');
    expect(encodeDocument('\ud800')).toBe('%EF%BF%BD');
  });
});
