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
  ],
};

const ROWS = Object.entries(CODES).flatMap(([outcome, codes]) => codes.map((errorCode) => [errorCode, outcome] as const));

test.each(ROWS)('`%s` is %s', (errorCode, outcome) => {
  expect(outcomeOf({ errorCode, denial: '' })).toBe(outcome);
});

test('a sentence that names what was refused is a denial whatever the code', () => {
  expect(outcomeOf({ errorCode: 'SomeErrorCode', denial: 'User: x is not authorized to perform: s3:GetObject' })).toBe('denied');
});
