// What browsers are told by the rules of a bucket.
import { expect, test } from 'vitest';
import { corsHeaders } from './cors-headers.ts';

const rules = [
  {
    AllowedMethods: ['GET'],
    AllowedOrigins: ['https://*.example.com'],
    AllowedHeaders: ['x-amz-*'],
    ExposeHeaders: ['ETag'],
    MaxAgeSeconds: 60,
  },
  { AllowedMethods: ['GET', 'PUT'], AllowedOrigins: ['*'] },
];

const told = (origin: string, method: string, headers?: readonly string[]) => {
  const list = corsHeaders(rules, origin, method, headers);
  return list && Object.fromEntries(list);
};

test('the first rule that covers it', () => {
  expect(told('https://a.example.com', 'GET', ['X-Amz-Date'])).toEqual({
    'Access-Control-Allow-Origin': 'https://a.example.com',
    'Access-Control-Allow-Methods': 'GET',
    'Access-Control-Allow-Headers': 'x-amz-date',
    'Access-Control-Expose-Headers': 'ETag',
    'Access-Control-Max-Age': '60',
    'Access-Control-Allow-Credentials': 'true',
    Vary: 'Origin, Access-Control-Request-Headers, Access-Control-Request-Method',
  });
  expect(told('https://a.example.com', 'PUT')).toMatchObject({
    'Access-Control-Allow-Origin': '*',
    'Access-Control-Allow-Methods': 'GET, PUT',
  });
});

test('none', () => {
  expect(told('https://else.com', 'DELETE')).toBe(undefined);
  expect(told('https://else.com', 'PUT', ['x-other'])).toBe(undefined);
});
