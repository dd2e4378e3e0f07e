// The options of `exec`.
import { userInfo } from 'node:os';
import { BRAND } from '../../brand.ts';
import { portOf } from '../up/up-options.ts';
import { parseArguments } from '../parse-arguments.ts';
import { readText } from '../read-inputs.ts';
import { UsageError } from '../usage-error.ts';
import type { LastHop, MfaOptions } from './assume-request.ts';

export interface ExecOptions {
  /** Assumed one after the other; the last one is what `last` is about. */
  readonly roles: readonly string[];
  readonly sessionName: string;
  readonly sourceIdentity?: string;
  readonly last: LastHop;
  readonly mfa?: MfaOptions;
  readonly profile?: string;
  readonly region?: string;
  readonly endpointUrl?: string;
  readonly port?: number;
  readonly output: 'command' | 'json' | 'export';
  /** Plain variables, which are not renewed. */
  readonly plain: boolean;
  readonly explain: boolean;
  readonly estate: readonly string[];
  readonly command: readonly string[];
}

/** Reads the arguments after `exec`; throws UsageError. */
export function readExecOptions(args: readonly string[]): ExecOptions {
  const end = args.indexOf('--');
  const command = end < 0 ? [] : args.slice(end + 1);
  const values = parse(end < 0 ? args : args.slice(0, end));
  const role = values['role-arn'];
  if (role === undefined) throw new UsageError('--role-arn ARN is missing: the role to assume');
  const roles = [...(values.via ?? []), role];
  for (const arn of roles) checkRole(arn);
  if (values.json === true && values.export === true) throw new UsageError('give --json or --export, not both');
  if (values.port !== undefined && values['endpoint-url'] !== undefined) throw new UsageError('give --port or --endpoint-url, not both');
  const output = values.json === true ? 'json' : values.export === true ? 'export' : 'command';
  if (output !== 'command' && command.length > 0) throw new UsageError(`--${output} runs no command; leave it out`);
  if (output === 'command' && command.length === 0 && values.explain !== true)
    throw new UsageError('no command given: it stands after `--`');
  const port = portOf(values.port, '--port');
  return {
    roles,
    sessionName: values['session-name'] ?? defaultSessionName(),
    ...text('sourceIdentity', values['source-identity']),
    last: lastHop(values),
    ...mfaOf(values),
    ...text('profile', values.profile),
    ...text('region', values.region),
    ...text('endpointUrl', values['endpoint-url']),
    ...(port !== undefined && { port }),
    output,
    plain: values.static === true || output !== 'command',
    explain: values.explain === true,
    estate: values.estate ?? [],
    command,
  };
}

type Values = ReturnType<typeof parse>;

function parse(args: readonly string[]) {
  return parseArguments({
    args: [...args],
    options: {
      'role-arn': { type: 'string', short: 'r' },
      via: { type: 'string', multiple: true },
      'external-id': { type: 'string' },
      'session-name': { type: 'string' },
      duration: { type: 'string' },
      policy: { type: 'string' },
      'policy-arn': { type: 'string', multiple: true },
      tag: { type: 'string', multiple: true },
      tags: { type: 'string', multiple: true },
      'transitive-tag': { type: 'string', multiple: true },
      'source-identity': { type: 'string' },
      'mfa-serial': { type: 'string' },
      'mfa-code': { type: 'string' },
      'mfa-command': { type: 'string' },
      profile: { type: 'string' },
      region: { type: 'string' },
      port: { type: 'string', short: 'p' },
      'endpoint-url': { type: 'string' },
      json: { type: 'boolean' },
      export: { type: 'boolean' },
      static: { type: 'boolean' },
      explain: { type: 'boolean' },
      estate: { type: 'string', multiple: true, short: 'e' },
    },
  }).values;
}

function lastHop(values: Values): LastHop {
  const { policy, duration } = values;
  const tags = [...(values.tag ?? []), ...(values.tags ?? []).flatMap((list) => list.split(/[\s,]+(?=[^,=]+=)/))];
  return {
    ...text('externalId', values['external-id']),
    ...(duration !== undefined && { durationSeconds: secondsOf(duration) }),
    ...(policy !== undefined && { policy: policy.trimStart().startsWith('{') ? policy : readText(policy) }),
    policyArns: values['policy-arn'] ?? [],
    tags: tags.map(pairOf),
    transitiveTagKeys: values['transitive-tag'] ?? [],
  };
}

function mfaOf(values: Values): { readonly mfa?: MfaOptions } {
  const serial = values['mfa-serial'];
  const code = values['mfa-code'];
  const command = values['mfa-command'];
  if (serial === undefined) {
    if (code !== undefined || command !== undefined) throw new UsageError('--mfa-serial ARN is missing: the device that the code is of');
    return {};
  }
  if (code !== undefined && command !== undefined) throw new UsageError('give --mfa-code or --mfa-command, not both');
  return { mfa: { serial, ...text('code', code), ...text('command', command) } };
}

function checkRole(arn: string): void {
  if (!/^arn:[\w-]+:iam::\d{12}:role\/.+$/.test(arn))
    throw new UsageError(`\`${arn}\` is not the ARN of a role (arn:aws:iam::ACCOUNT:role/NAME)`);
}

function secondsOf(duration: string): number {
  if (!/^\d{1,6}$/.test(duration)) throw new UsageError(`--duration takes seconds, not \`${duration}\``);
  return Number(duration);
}

function pairOf(pair: string): readonly [string, string] {
  const equals = pair.indexOf('=');
  if (equals < 1) throw new UsageError(`--tag takes KEY=VALUE, not \`${pair}\``);
  return [pair.slice(0, equals), pair.slice(equals + 1)];
}

/** Tells who it was in CloudTrail; letters that session names may not have become dashes. */
function defaultSessionName(): string {
  return `${BRAND}-${userInfo().username}`.replace(/[^\w+=,.@-]/g, '-').slice(0, 64);
}

function text<K extends string>(key: K, value: string | undefined): { readonly [P in K]?: string } {
  return value === undefined ? {} : ({ [key]: value } as { readonly [P in K]: string });
}
