// The options of `instance`.
import { BRAND } from '../../brand.ts';
import { cloudPort } from '../cloud/cloud-port.ts';
import { formatOf } from '../format-of.ts';
import { parseArguments } from '../parse-arguments.ts';
import { UsageError } from '../usage-error.ts';

export type InstanceOptions =
  | { readonly what: 'list'; readonly port: number; readonly format: 'text' | 'json' }
  | {
      readonly what: 'exec';
      readonly port: number;
      /** Its id, or its tag `Name`. */
      readonly instance: string;
      readonly proxy: boolean;
      readonly command: readonly string[];
    };

/** Reads the arguments after `instance`; throws UsageError. */
export function readInstanceOptions(args: readonly string[]): InstanceOptions {
  const end = args.indexOf('--');
  const command = end < 0 ? [] : args.slice(end + 1);
  const { values, positionals } = parseArguments({
    args: [...(end < 0 ? args : args.slice(0, end))],
    allowPositionals: true,
    options: {
      port: { type: 'string', short: 'p' },
      format: { type: 'string', short: 'f' },
      proxy: { type: 'boolean' },
    },
  });
  const [what, instance, ...more] = positionals;
  if (what === 'list') {
    if (instance !== undefined || end >= 0) throw new UsageError('`list` takes no further words');
    return { what, port: cloudPort(values.port), format: formatOf(values.format) };
  }
  if (what !== 'exec') throw new UsageError(`say \`${BRAND} instance list\` or \`${BRAND} instance exec INSTANCE -- COMMAND\``);
  if (instance === undefined) throw new UsageError(`name the instance: \`${BRAND} instance exec i-… -- COMMAND\``);
  if (end < 0)
    throw new UsageError(
      `the command stands after \`--\`: \`${BRAND} instance exec ${instance} -- ${more.length > 0 ? more.join(' ') : 'COMMAND'}\``,
    );
  if (more.length > 0) throw new UsageError(`one instance at a time, not also \`${more.join(' ')}\``);
  if (command.length === 0) throw new UsageError('no command given: it stands after `--`');
  return { what, port: cloudPort(values.port), instance, proxy: values.proxy === true, command };
}
