// The command line of `instance`, and the environment that the command gets.
import { expect, test } from 'vitest';
import { UsageError } from '../usage-error.ts';
import { instanceEnvironment } from './instance-environment.ts';
import { readInstanceOptions } from './instance-options.ts';

test('the command stands after --, and keeps its own options', () => {
  expect(readInstanceOptions(['exec', '-p', '4567', 'i-1', '--proxy', '--', 'aws', '--proxy', '--', 'x'])).toEqual({
    what: 'exec',
    port: 4567,
    instance: 'i-1',
    proxy: true,
    command: ['aws', '--proxy', '--', 'x'],
  });
});

test.each<readonly [readonly string[], string]>([
  [[], 'say `'],
  [['start', 'i-1'], 'say `'],
  [['exec', '--', 'ls'], 'name the instance'],
  [['exec', 'i-1', 'aws', 's3'], 'the command stands after `--`: `wariin instance exec i-1 -- aws s3`'],
  [['exec', 'i-1', 'i-2', '--', 'ls'], 'one instance at a time, not also `i-2`'],
  [['exec', 'i-1', '--'], 'no command given'],
  [['list', 'i-1'], '`list` takes no further words'],
])('%j is refused', (args, words) => {
  expect(() => readInstanceOptions(args)).toThrow(UsageError);
  expect(() => readInstanceOptions(args)).toThrow(words);
});

const OTHERS = {
  AWS_ACCESS_KEY_ID: 'AKIA',
  AWS_PROFILE: 'work',
  AWS_WEB_IDENTITY_TOKEN_FILE: '/token',
  AWS_CONTAINER_CREDENTIALS_FULL_URI: 'http://127.0.0.1/',
  AWS_EC2_METADATA_DISABLED: 'true',
  AWS_ENDPOINT_URL_STS: 'http://elsewhere',
  https_proxy: 'http://elsewhere',
};
const CLOUD = { port: 4566, url: 'http://localhost:4566', caBundle: '/ca.pem' };
const PLACE = { url: 'http://127.0.0.1:9/', region: 'eu-west-1' };
const OWN = {
  PATH: '/bin',
  AWS_EC2_METADATA_SERVICE_ENDPOINT: 'http://127.0.0.1:9/',
  AWS_REGION: 'eu-west-1',
  AWS_DEFAULT_REGION: 'eu-west-1',
  AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
  AWS_CONFIG_FILE: '/dev/null',
};

test('no other credentials and no other way are left to the command', () => {
  const given = { PATH: '/bin', ...OTHERS };
  expect(instanceEnvironment(given, CLOUD, PLACE, false)).toEqual({ ...OWN, AWS_ENDPOINT_URL: CLOUD.url });
  expect(instanceEnvironment(given, CLOUD, PLACE, true)).toEqual({
    ...OWN,
    HTTPS_PROXY: 'http://127.0.0.1:4566',
    HTTP_PROXY: 'http://127.0.0.1:4566',
    NO_PROXY: 'localhost,127.0.0.1,::1',
    AWS_CA_BUNDLE: '/ca.pem',
    SSL_CERT_FILE: '/ca.pem',
    NODE_EXTRA_CA_CERTS: '/ca.pem',
  });
});
