// Refusals of S3, in words.
import { afterEach, expect, test, vi } from 'vitest';
import { s3Problem } from './s3-problem.ts';

afterEach(() => vi.unstubAllEnvs());

function problem(name: string, message: string, status?: number): string {
  const metadata = status === undefined ? {} : { $metadata: { httpStatusCode: status } };
  return s3Problem('s3://logs/a', 'logs', Object.assign(new Error(message), { name, ...metadata }), 'list').message;
}

test('credentials that are not found: the profile, where one is named', () => {
  vi.stubEnv('AWS_PROFILE', '');
  expect(problem('CredentialsProviderError', 'none')).toContain('sign in, or set `AWS_PROFILE`');
  vi.stubEnv('AWS_PROFILE', 'nope');
  const told = problem('CredentialsProviderError', 'none');
  expect(told).toContain('with the profile `nope`');
  expect(told).not.toContain('set `AWS_PROFILE`');
});

test.each([['InvalidAccessKeyId'], ['SignatureDoesNotMatch'], ['InvalidToken']])('%s: credentials of somewhere else', (name) => {
  expect(problem(name, 'x', name === 'InvalidToken' ? 400 : 403)).toContain('the AWS credentials are not valid there');
});
