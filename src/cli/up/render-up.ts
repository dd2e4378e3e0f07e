// What `up` prints when the cloud is ready.
import { BRAND } from '../../brand.ts';
import type { Cloud } from '../../cloud/start-cloud.ts';
import type { UpOptions } from './up-options.ts';

export function renderUp(cloud: Cloud, options: UpOptions): string {
  const { kernel, server, control, caBundle } = cloud;
  const accounts = kernel.organization.accounts(kernel.state.reader);
  if (options.format === 'json') {
    const { port, url } = server;
    return `${JSON.stringify({ url, port, controlUrl: control.url, controlToken: cloud.controlToken, caBundle, accounts })}\n`;
  }
  const width = Math.max(0, ...accounts.map(({ name }) => name.length));
  const lines = accounts.map(({ id, name, management }) => `  ${id}  ${name.padEnd(width)}${management ? '  (management account)' : ''}`);
  const port = server.port === 4566 ? '' : ` --port ${server.port}`;
  return [
    `${BRAND} is up: ${server.url} (IAM is enforced${options.data === undefined ? '; all is gone at the end, --data DIR keeps it' : `; kept in ${options.data}`})`,
    '',
    ...lines,
    '',
    'in another terminal:',
    `  eval "$(${BRAND} env${port} --account ${accounts[0]?.id ?? 'ID'})"            an administrator of that account`,
    `  eval "$(${BRAND} env${port} --account ${accounts[0]?.id ?? 'ID'} --proxy)"    the same, with AWS's real host names`,
    '  aws sts get-caller-identity',
    '',
    'Ctrl-C ends it.',
    '',
  ].join('\n');
}
