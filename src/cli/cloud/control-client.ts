// Talks to the control listener of a running cloud.
import { BRAND } from '../../brand.ts';
import { UsageError } from '../usage-error.ts';
import { readRunFile, type RunFile, runningPorts } from './run-file.ts';

export interface ControlClient {
  readonly cloud: RunFile;
  /** The JSON of the answer; throws UsageError with the cloud's own words when it refuses. */
  readonly get: (path: string) => Promise<unknown>;
  readonly post: (path: string, body: unknown) => Promise<unknown>;
  readonly put: (path: string, body: unknown) => Promise<unknown>;
  readonly delete: (path: string) => Promise<unknown>;
}

export const DEFAULT_PORT = 4566;

/** The cloud that runs on a port. Throws UsageError, saying how to start one, if there is none. */
export function connectControl(port: number): ControlClient {
  const cloud = readRunFile(port);
  if (cloud === undefined) throw new UsageError(nobodyOn(port));
  const ask = async (method: string, path: string, body?: unknown): Promise<unknown> => {
    const response = await fetch(cloud.controlUrl + path, {
      method,
      headers: { [`x-${BRAND}-token`]: cloud.controlToken, 'content-type': 'application/json' },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    }).catch((error: unknown) => {
      throw new UsageError(`the cloud on port ${port} does not answer: ${error instanceof Error ? error.message : String(error)}`);
    });
    const answer = (await response.json()) as { readonly error?: { readonly message: string } } | null;
    if (!response.ok) throw new UsageError(answer?.error?.message ?? `the cloud answered ${response.status}`);
    return answer;
  };
  return {
    cloud,
    get: (path) => ask('GET', path),
    post: (path, body) => ask('POST', path, body),
    put: (path, body) => ask('PUT', path, body),
    delete: (path) => ask('DELETE', path),
  };
}

function nobodyOn(port: number): string {
  const others = runningPorts();
  const elsewhere = others.length === 0 ? '' : ` (one runs on ${others.join(', ')}: --port names it)`;
  return `no cloud of yours runs on port ${port}${elsewhere}; start one with \`${BRAND} up --port ${port}\``;
}
