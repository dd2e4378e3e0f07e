// The protocol cases that the SDKs for AWS are tested with, read in place: they are not part of this repository.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export interface CaseShape {
  readonly type: string;
  readonly members?: Readonly<Record<string, CaseMember>>;
  readonly member?: CaseMember;
  readonly key?: CaseMember;
  readonly value?: CaseMember;
  readonly required?: readonly string[];
  readonly payload?: string;
  readonly streaming?: boolean;
  readonly document?: boolean;
  readonly union?: boolean;
  readonly exception?: boolean;
  readonly error?: { readonly code?: string; readonly httpStatusCode?: number };
  readonly timestampFormat?: string;
  readonly locationName?: string;
  readonly xmlNamespace?: CaseNamespace;
}

export type CaseNamespace = string | { readonly uri: string; readonly prefix?: string };

export interface CaseMember {
  readonly shape: string;
  readonly location?: 'uri' | 'header' | 'headers' | 'querystring' | 'statusCode';
  readonly locationName?: string;
  readonly flattened?: boolean;
  readonly xmlAttribute?: boolean;
  readonly xmlNamespace?: CaseNamespace;
  readonly timestampFormat?: string;
}

export interface CaseOperation {
  readonly name: string;
  readonly http?: { readonly method: string; readonly requestUri: string; readonly responseCode?: number };
  readonly input?: CaseMember;
  readonly output?: CaseMember;
  readonly errors?: readonly { readonly shape: string }[];
}

export interface ProtocolCase {
  readonly id: string;
  readonly given: CaseOperation;
  /** Of an input case. */
  readonly params?: Readonly<Record<string, unknown>>;
  readonly serialized?: {
    readonly method?: string;
    readonly uri: string;
    readonly body?: string;
    readonly headers?: Readonly<Record<string, string>>;
  };
  /** Of an output case: one of the two. */
  readonly result?: Readonly<Record<string, unknown>>;
  readonly error?: Readonly<Record<string, unknown>>;
  readonly response?: { readonly status_code: number; readonly headers?: Readonly<Record<string, string>>; readonly body?: string };
}

export interface ProtocolSuite {
  readonly file: string;
  readonly description: string;
  readonly metadata: {
    readonly protocol: string;
    readonly jsonVersion?: string;
    readonly apiVersion?: string;
    readonly targetPrefix?: string;
    readonly xmlNamespace?: string;
    readonly awsQueryCompatible?: object;
  };
  readonly shapes: Readonly<Record<string, CaseShape>>;
  readonly cases: readonly ProtocolCase[];
}

/** All suites of a kind; undefined where the data is not there, which is said loudly. */
export function readProtocolSuites(kind: 'input' | 'output'): readonly ProtocolSuite[] | undefined {
  const data = process.env['WARIIN_SPEC_DATA'] ?? fileURLToPath(new URL('../../../shared/data', import.meta.url));
  const folder = join(data, 'protocol-tests', kind);
  if (!existsSync(folder)) {
    process.stderr.write(`\nSKIPPED: no protocol cases (${kind}); set WARIIN_SPEC_DATA to the folder that has protocol-tests in it\n`);
    return undefined;
  }
  return readdirSync(folder)
    .sort()
    .flatMap((file) => {
      const suites = JSON.parse(readFileSync(join(folder, file), 'utf8')) as readonly Omit<ProtocolSuite, 'file'>[];
      return suites.map((suite) => ({ ...suite, file: file.slice(0, -'.json'.length) }));
    });
}
