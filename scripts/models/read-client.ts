// Opens one SDK client: its schemas, what an instance of it is set up with, and its declarations.
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { ClientSource } from './clients.ts';
import { readDeclarations } from './read-declarations.ts';
import type { Declarations } from './read-declarations.ts';
import type { Schema } from './schema-tuples.ts';

export interface Client {
  readonly source: ClientSource;
  readonly schemas: readonly Schema[];
  readonly serviceId: string;
  readonly signingName: string;
  readonly version: string;
  readonly xmlNamespace: string | undefined;
  readonly targetPrefix: string | undefined;
  readonly hosts: readonly string[];
  readonly declarations: Declarations;
}

interface Configuration {
  readonly serviceId: string;
  readonly defaultSigningName: string;
  readonly protocolSettings: { readonly version: string; readonly xmlNamespace?: string; readonly serviceTarget?: string };
  readonly endpointProvider: (parameters: Readonly<Record<string, unknown>>) => { readonly url: URL };
}

type ClientClass = new (settings: object) => { readonly config: Configuration };

const require = createRequire(import.meta.url);

/** Nothing is sent: the client is only asked how it is set up. */
export function readClient(source: ClientSource): Client {
  process.env['AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED'] = 'true'; // Nothing of the client runs later.
  const exports = require(source.from) as Readonly<Record<string, unknown>>;
  const { config } = new (clientClass(exports))({ region: 'us-east-1', credentials: { accessKeyId: 'none', secretAccessKey: 'none' } });
  const { version, xmlNamespace, serviceTarget } = config.protocolSettings;
  const json = source.protocols.some((protocol) => protocol.startsWith('awsJson'));
  return {
    source,
    schemas: Object.entries(exports).flatMap(([name, value]) =>
      name.endsWith('$') && Array.isArray(value) ? [value as never as Schema] : [],
    ),
    serviceId: config.serviceId,
    signingName: config.defaultSigningName,
    version,
    xmlNamespace: json ? undefined : xmlNamespace,
    targetPrefix: json ? serviceTarget : undefined,
    hosts: [...new Set([...hostsOf(config), ...(source.otherHosts ?? [])])],
    declarations: readDeclarations(join(dirname(require.resolve(source.from)), '../dist-types')),
  };
}

function clientClass(exports: Readonly<Record<string, unknown>>): ClientClass {
  const found = Object.entries(exports).find(([name]) => /^[A-Z][A-Za-z0-9]*Client$/.test(name));
  if (found === undefined) throw new Error('the package exports no client');
  return found[1] as ClientClass;
}

/** Asks for a region that has nothing of its own, and for the first one, which has old names. */
function hostsOf(config: Configuration): readonly string[] {
  const account = '111111111111';
  const variants = [{}, { UseGlobalEndpoint: true }, { UseFIPS: true }, { UseDualStack: true }];
  const found = ['eu-west-1', 'us-east-1'].flatMap((region) =>
    variants.map((variant) => {
      const plain = { Region: region, UseFIPS: false, UseDualStack: false, RequiresAccountId: true, AccountId: account };
      const { url } = config.endpointProvider({ ...plain, ...variant });
      return { region, host: url.host.startsWith(`${account}.`) ? url.host.slice(account.length + 1) : url.host };
    }),
  );
  const patterns = new Set(found.filter(({ region }) => region === 'eu-west-1').map(({ host }) => host.replace('eu-west-1', '*')));
  const others = found
    .filter(({ host }) => !patterns.has(host.replace('us-east-1', '*')))
    .map(({ host }) => host.replace('eu-west-1', '*'));
  return [...new Set([...patterns, ...others])].sort();
}
