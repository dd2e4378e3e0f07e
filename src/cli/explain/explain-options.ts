// The options of `explain`, read into a query.
import type { RequestQuery, SessionQuery } from '../../estate/request-query.ts';
import type { PolicyText } from '../../estate/estate.ts';
import { oneOf } from '../one-of.ts';
import { parseArguments } from '../parse-arguments.ts';
import { readText } from '../read-inputs.ts';
import { UsageError } from '../usage-error.ts';

export interface ExplainOptions {
  readonly estate: readonly string[];
  /** A running cloud by port or URL; the empty text: the one that runs. */
  readonly cloud: string | undefined;
  /** Id of a denial of a running cloud. */
  readonly decision: string | undefined;
  /** As much of the request as the command line tells; the rest comes from standard input. */
  readonly query: Partial<RequestQuery>;
  /** Roles assumed one after the other before the request is made. */
  readonly assume: readonly string[];
  readonly format: 'text' | 'json';
  readonly strict: boolean;
  readonly expect: 'allow' | 'deny' | undefined;
}

/** Reads the arguments after `explain`; `UsageError` says what is wrong with them. */
export function readExplainOptions(args: readonly string[]): ExplainOptions {
  const { values, positionals } = parse(withOptionalValue(args, '--cloud'));
  const [stray] = positionals;
  if (stray !== undefined && stray !== '-') throw new UsageError(`unexpected argument \`${stray}\``);
  return {
    estate: values.estate ?? [],
    cloud: values.cloud ?? values.port ?? (values.decision === undefined ? undefined : ''),
    decision: values.decision,
    query: readQuery(values),
    assume: values.assume ?? [],
    format: oneOf(values.format ?? 'text', ['text', 'json'], '--format'),
    strict: values.strict ?? false,
    expect: values.expect === undefined ? undefined : oneOf<'allow' | 'deny'>(values.expect, ['allow', 'deny'], '--expect'),
  };
}

/** Gives an option that stands alone an empty value. */
function withOptionalValue(args: readonly string[], option: string): readonly string[] {
  return args.flatMap((arg, index) => {
    const next = args[index + 1];
    return arg === option && (next === undefined || next.startsWith('-')) ? [`${option}=`] : [arg];
  });
}

function parse(args: readonly string[]) {
  return parseArguments({
    args: [...args],
    allowPositionals: true,
    options: {
      estate: { type: 'string', multiple: true, short: 'e' },
      cloud: { type: 'string' },
      port: { type: 'string' },
      decision: { type: 'string' },
      principal: { type: 'string', short: 'p' },
      action: { type: 'string', short: 'a' },
      resource: { type: 'string', short: 'r' },
      'resource-account': { type: 'string' },
      context: { type: 'string', multiple: true, short: 'c' },
      'session-policy': { type: 'string', multiple: true },
      'session-policy-arn': { type: 'string', multiple: true },
      'session-name': { type: 'string' },
      'session-tag': { type: 'string', multiple: true },
      'source-identity': { type: 'string' },
      'federated-by': { type: 'string' },
      mfa: { type: 'boolean' },
      via: { type: 'string', multiple: true },
      'vpc-endpoint': { type: 'string' },
      assume: { type: 'string', multiple: true },
      format: { type: 'string', short: 'f' },
      expect: { type: 'string' },
      strict: { type: 'boolean' },
    },
  });
}

type Values = ReturnType<typeof parse>['values'];

function readQuery(values: Values): Partial<RequestQuery> {
  const { principal, action, resource, via } = values;
  const session = readSession(values);
  return {
    ...(principal === undefined ? {} : { principal }),
    ...(action === undefined ? {} : { action }),
    ...(resource === undefined ? {} : { resource }),
    ...(values.context === undefined ? {} : { context: readPairs(values.context, '--context') }),
    ...(values['resource-account'] === undefined ? {} : { resourceAccount: values['resource-account'] }),
    ...(via === undefined ? {} : { via }),
    ...(values['vpc-endpoint'] === undefined ? {} : { vpcEndpoint: values['vpc-endpoint'] }),
    ...(session === undefined ? {} : { session }),
  };
}

function readSession(values: Values): SessionQuery | undefined {
  const tags = values['session-tag'] === undefined ? undefined : readTags(values['session-tag']);
  const session: SessionQuery = {
    ...(values['session-name'] === undefined ? {} : { name: values['session-name'] }),
    ...(values['session-policy'] === undefined ? {} : { policies: values['session-policy'].map(readPolicyFile) }),
    ...(values['session-policy-arn'] === undefined ? {} : { policyArns: values['session-policy-arn'] }),
    ...(tags === undefined ? {} : { tags }),
    ...(values['source-identity'] === undefined ? {} : { sourceIdentity: values['source-identity'] }),
    ...(values['federated-by'] === undefined ? {} : { parent: values['federated-by'] }),
    ...(values.mfa === undefined ? {} : { mfa: values.mfa }),
  };
  return Object.keys(session).length === 0 ? undefined : session;
}

function readPolicyFile(path: string): PolicyText {
  const text = readText(path);
  return { source: { name: path, text }, span: { start: 0, end: text.length } };
}

/** `K=V`; the same key twice makes a multi-valued key. */
function readPairs(pairs: readonly string[], option: string): ReadonlyMap<string, string | readonly string[]> {
  const context = new Map<string, string | readonly string[]>();
  for (const pair of pairs) {
    const [key, value] = splitPair(pair, option);
    const lower = key.toLowerCase();
    const before = context.get(lower);
    context.set(lower, before === undefined ? value : [...(typeof before === 'string' ? [before] : before), value]);
  }
  return context;
}

function readTags(pairs: readonly string[]): ReadonlyMap<string, string> {
  return new Map(pairs.map((pair) => splitPair(pair, '--session-tag')));
}

function splitPair(pair: string, option: string): readonly [string, string] {
  const equals = pair.indexOf('=');
  if (equals < 1) throw new UsageError(`${option} takes KEY=VALUE, not \`${pair}\``);
  return [pair.slice(0, equals), pair.slice(equals + 1)];
}
