// The options of `up`.
import { DEFAULT_PORT } from '../cloud/control-client.ts';
import { parseArguments } from '../parse-arguments.ts';
import { UsageError } from '../usage-error.ts';

export interface UpOptions {
  readonly port: number;
  readonly controlPort: number;
  readonly organization?: string;
  readonly data?: string;
  /** Host names to answer to beside loopback and AWS names. */
  readonly names: readonly string[];
  /** Origins of web pages that may call. */
  readonly origins: readonly string[];
  /** Image registries deviate from their specification where the real service does. */
  readonly ecrQuirks: boolean;
  readonly format: 'text' | 'json';
}

export function readUpOptions(args: readonly string[]): UpOptions {
  const { values } = parseArguments({
    args: [...args],
    options: {
      port: { type: 'string', short: 'p' },
      'control-port': { type: 'string' },
      org: { type: 'string', short: 'o' },
      data: { type: 'string', short: 'd' },
      name: { type: 'string', multiple: true },
      origin: { type: 'string', multiple: true },
      'ecr-quirks': { type: 'boolean' },
      format: { type: 'string', short: 'f' },
    },
  });
  const format = values.format ?? 'text';
  if (format !== 'text' && format !== 'json') throw new UsageError(`--format is text or json, not \`${format}\``);
  return {
    port: portOf(values.port, '--port') ?? DEFAULT_PORT,
    controlPort: portOf(values['control-port'], '--control-port') ?? 0,
    ...(values.org !== undefined && { organization: values.org }),
    ...(values.data !== undefined && { data: values.data }),
    names: values.name ?? [],
    origins: values.origin ?? [],
    ecrQuirks: values['ecr-quirks'] === true,
    format,
  };
}

/** Throws UsageError for what is no port. */
export function portOf(text: string | undefined, option: string): number | undefined {
  if (text === undefined) return undefined;
  const port = /^\d{1,5}$/.test(text) ? Number(text) : Number.NaN;
  if (!(port <= 65_535)) throw new UsageError(`${option} is a number from 0 to 65535, not \`${text}\``);
  return port;
}
