// The command's view of the user's files.
import { expect, test } from 'vitest';
import { shieldedFiles } from './shielded-files.ts';

test('nothing is copied when the default profile has no credentials', () => {
  const config = '[default]\nregion = eu-west-1\n[profile a]\nrole_arn = x\n';
  expect(shieldedFiles({ config, credentials: '[a]\naws_access_key_id = k\n' }, 'default')).toBeUndefined();
  expect(shieldedFiles({ config: '', credentials: '' }, 'default')).toBeUndefined();
});

test('the active profile becomes the default one, without its credentials; others stay as they are', () => {
  const config = `[default]
region = us-east-1
[profile "work"]
region = eu-west-1
sso_session = corp
credential_process = /bin/x
s3 =
  addressing_style = path
web_identity_token_file = /t
[sso-session corp]
sso_region = eu-west-1
`;
  const credentials = '[default]\naws_access_key_id = d\n[work]\naws_access_key_id = w\noutput = text\n';
  expect(shieldedFiles({ config, credentials }, 'work')).toEqual({
    config:
      '[profile "work"]\nregion = eu-west-1\nsso_session = corp\ncredential_process = /bin/x\ns3 =\n  addressing_style = path\n' +
      'web_identity_token_file = /t\n[sso-session corp]\nsso_region = eu-west-1\n\n' +
      '[default]\nregion = eu-west-1\ns3 =\n  addressing_style = path\noutput = text\n\n',
    credentials: '[work]\naws_access_key_id = w\noutput = text\n\n',
  });
});

test('keys of the default profile are left out, whatever their spelling', () => {
  const shielded = shieldedFiles({ config: '', credentials: '[ default ]\nAWS_Access_Key_Id=k\r\nregion=x\r\n' }, 'default');
  expect(shielded?.credentials).not.toContain('k\n');
  expect(shielded?.config).toContain('[default]\nregion=x');
});
