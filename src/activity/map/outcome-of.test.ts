// Which error codes are denials, which say nothing of permissions, and which come after authorization.
import { expect, test } from 'vitest';
import type { Outcome } from '../outcome.ts';
import { outcomeOf } from './outcome-of.ts';

const CODES: Readonly<Record<Outcome, readonly string[]>> = {
  allowed: [
    '',
    'NoSuchBucketPolicy',
    'Client.InvalidRouteTableID.NotFound',
    'NoSuchEntityException',
    'ResourceNotFoundException',
    'BucketNotEmpty',
    'EntityAlreadyExists',
    'ConflictException',
    'Client.DryRunOperation',
    'Client.VcpuLimitExceeded',
    'Client.OperationNotPermitted',
  ],
  denied: [
    'AccessDenied',
    'AccessDeniedException',
    'Client.UnauthorizedOperation',
    'UnauthorizedOperation',
    'AuthorizationError',
    'VpceAccessDenied',
    'NotAuthorizedException',
    'com.amazonaws.service#AccessDeniedException',
  ],
  unclear: [
    'ThrottlingException',
    'Throttling',
    'Client.RequestLimitExceeded',
    'TooManyRequestsException',
    'ValidationException',
    'ValidationError',
    'Client.InvalidParameterValue',
    'InvalidParameterValueException',
    'RequestExpired',
    'ExpiredToken',
    'CloudTrailInvalidClientTokenIdException',
    'Client.OptInRequired',
  ],
};

const ROWS = Object.entries(CODES).flatMap(([outcome, codes]) => codes.map((errorCode) => [errorCode, outcome] as const));

test.each(ROWS)('`%s` is %s', (errorCode, outcome) => {
  expect(outcomeOf({ eventSource: 'ec2.amazonaws.com', errorCode, denial: '' })).toBe(outcome);
});

test('a wrong password of a user of the application is no denial of the call that tried it; a denial by IAM is', () => {
  const call = { eventSource: 'cognito-idp.amazonaws.com', denial: '' };
  expect(outcomeOf({ ...call, errorCode: 'NotAuthorizedException' })).toBe('allowed');
  expect(outcomeOf({ ...call, errorCode: 'AccessDeniedException' })).toBe('denied');
});

test('a sentence that names what was refused is a denial whatever the code', () => {
  const call = { eventSource: 'ec2.amazonaws.com' };
  expect(outcomeOf({ ...call, errorCode: 'SomeErrorCode', denial: 'User: x is not authorized to perform: s3:GetObject' })).toBe('denied');
});
