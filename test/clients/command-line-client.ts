// The AWS CLI, as a person would type into it.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Answer, Client, Input, Service } from './client.ts';
import { type Environment, runCommand } from './run-command.ts';

export interface CommandLine {
  readonly name: string;
  /** The program's path. */
  readonly program: string;
  /** Whether it knows `AWS_ENDPOINT_URL` (v1 from 1.29, v2 from 2.13); else it is given `--endpoint-url`. */
  readonly knowsEndpointVariable: boolean;
}

const FAILED = /An error occurred \((\w+)\)(?: \([^)]*\))? when calling the \w+ operation(?: \([^)]*\))?: (.*)/s;

export function commandLineClient({ name, program, knowsEndpointVariable }: CommandLine): Client {
  const folder = mkdtempSync(join(tmpdir(), 'aws-cli-'));
  let files = 0;
  const file = (text: string): string => {
    const path = join(folder, `input-${files++}`);
    writeFileSync(path, text);
    return path;
  };
  const aws = (env: Environment, ...args: readonly string[]): readonly string[] => {
    const url = env['AWS_ENDPOINT_URL'];
    return [program, ...args, ...(url === undefined || knowsEndpointVariable ? [] : ['--endpoint-url', url])];
  };
  return {
    name,
    call: async (env, service, operation, input = {}) => {
      const command = [service === 's3' ? 's3api' : service, dashed(operation), ...optionsOf(service, operation, input, file)];
      return answerOf(await runCommand(aws(env, ...command, '--output', 'json'), { env }));
    },
    listing: (bucket, env) => aws(env, 's3', 'ls', `s3://${bucket}/`),
    whoami: (env) => aws(env, 'sts', 'get-caller-identity', '--query', 'Arn', '--output', 'text'),
    loginPassword: (env) => aws(env, 'ecr', 'get-login-password'),
    close: () => rmSync(folder, { recursive: true, force: true }),
  };
}

function optionsOf(service: Service, operation: string, input: Input, file: (text: string) => string): readonly string[] {
  return Object.entries(input).flatMap(([member, value]) => {
    // The CLI's `--count` stands for both.
    if (operation === 'RunInstances' && member === 'MinCount') return [];
    const option = operation === 'RunInstances' && member === 'MaxCount' ? '--count' : `--${dashed(member)}`;
    if (member === 'Body') return [option, file(String(value))];
    if (service === 'iam' && member.endsWith('Document')) return [option, `file://${file(String(value))}`];
    return [option, ...wordsOf(value)];
  });
}

function wordsOf(value: unknown): readonly string[] {
  if (value === true) return [];
  if (Array.isArray(value) && value.every((one) => typeof one === 'string')) return value;
  return [typeof value === 'object' ? JSON.stringify(value) : String(value)];
}

/** `GetAccessKeyLastUsed` is `get-access-key-last-used`, `MFADevice` `mfa-device`. */
function dashed(name: string): string {
  return name
    .replace(/([a-z0-9])([A-Z])/g, '$1-$2')
    .replace(/([A-Z])([A-Z][a-z])/g, '$1-$2')
    .toLowerCase();
}

function answerOf({ status, stdout, stderr }: { status: number; stdout: string; stderr: string }): Answer {
  if (status === 0) return { ok: true, output: stdout.trim() === '' ? {} : (JSON.parse(stdout) as Input) };
  const failed = FAILED.exec(stderr);
  if (failed === null) throw new Error(`the CLI ended with ${status}:\n${stderr}`);
  return { ok: false, code: failed[1] ?? '', message: (failed[2] ?? '').trim() };
}
