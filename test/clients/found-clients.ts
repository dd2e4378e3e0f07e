// The clients that this machine has, as `npm run test:clients` found them.
import { execFileSync } from 'node:child_process';
import { ROOT } from './run-command.ts';

export interface FoundProgram {
  readonly program: string;
  readonly version: string;
}

export interface FoundClients {
  readonly awsV1?: FoundProgram & { readonly knowsEndpointVariable: boolean };
  readonly awsV2?: FoundProgram & { readonly knowsEndpointVariable: boolean };
  readonly boto3?: FoundProgram;
  /** `plugins`: the folder in which Terraform's AWS provider is mirrored. */
  readonly terraform?: FoundProgram & { readonly plugins: string };
  readonly chromium?: FoundProgram;
  readonly docker?: FoundProgram;
  readonly dockerd?: FoundProgram;
  readonly skopeo?: FoundProgram;
  readonly podman?: FoundProgram;
}

const told =
  process.env['WARIIN_CLIENTS'] ?? execFileSync(process.execPath, ['scripts/clients/find-clients.mjs'], { cwd: ROOT, encoding: 'utf8' });

export const foundClients: FoundClients = JSON.parse(told) as FoundClients;
