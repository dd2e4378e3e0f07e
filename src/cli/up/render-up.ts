// What `up` prints when the cloud is ready.
import { BRAND } from '../../brand.ts';
import type { Cloud } from '../../cloud/start-cloud.ts';
import { commandName, examplesPath } from '../command-name.ts';
import type { UpOptions } from './up-options.ts';

/** Logs come with the program; they need no running cloud. */
function generateLines(command: string): readonly string[] {
  const logs = examplesPath('logs');
  if (logs === undefined) return [];
  return [
    'A policy from CloudTrail logs, generated and proven:',
    '',
    `  ${command} generate --trail ${logs} --principal sso:AdministratorAccess`,
    '',
  ];
}

export function renderUp(cloud: Cloud, options: UpOptions): string {
  const { kernel, server, control, caBundle } = cloud;
  const accounts = kernel.organization.accounts(kernel.state.reader);
  if (options.format === 'json') {
    const { port, url } = server;
    return `${JSON.stringify({ url, port, controlUrl: control.url, controlToken: cloud.controlToken, caBundle, accounts })}\n`;
  }
  const width = Math.max(0, ...accounts.map(({ name }) => name.length));
  const lines = accounts.map(({ id, name, management }) =>
    `  ${id}  ${name.padEnd(width)}${management ? '  (management account)' : ''}`.trimEnd(),
  );
  const kept = options.data === undefined ? 'all is gone at the end; --data DIR keeps it' : `kept in ${options.data}`;
  const command = commandName();
  const port = server.port === 4566 ? '' : ` --port ${server.port}`;
  const [first, second = first, third = first] = accounts.map(({ id }) => id);
  return [
    `${BRAND} is up: ${server.url}  (IAM is enforced; ${kept})`,
    '',
    ...lines,
    '',
    'Three commands to try, in another terminal:',
    '',
    `  eval "$(${command} env${port} --account ${second ?? 'ID'})" && aws sts get-caller-identity`,
    `  aws sts assume-role --role-arn arn:aws:iam::${third ?? 'ID'}:role/OrganizationAccountAccessRole --role-session-name me`,
    `  ${command} cloud denials${port}`,
    '',
    `The second is denied, the third says why. \`${command} env --proxy\` works with AWS's real host names.`,
    '',
    ...generateLines(command),
    'Ctrl-C ends it.',
    '',
  ].join('\n');
}
