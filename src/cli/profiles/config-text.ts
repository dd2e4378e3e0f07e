// An AWS config file with a profile for every account and role of a cloud.
import type { AccountForm, EstateForm, RoleForm } from '../../cloud/projection/estate-form.ts';
import { parseArn } from '../../model/arn.ts';

export interface ConfigOptions {
  readonly estate: EstateForm;
  readonly url: string;
  readonly port: number;
  readonly region: string;
  /** The command that prints credentials, without its options: `wariin credentials`. */
  readonly credentials: string;
}

/** Profile names: that of the account; `ACCOUNT/ROLE`. Letters that profile names may not have become dashes. */
export function configText({ estate, url, port, region, credentials }: ConfigOptions): string {
  const names = profileNames(estate.accounts);
  const common = [`region = ${region}`, `endpoint_url = ${url}`, 's3 =', '  addressing_style = path'];
  const process = (options: string): string => `credential_process = ${credentials} --port ${port} ${options}`;
  const sections = estate.accounts.flatMap((account) => {
    const name = names.get(account.id) ?? account.id;
    const administrator = section(name, [process(`--account ${account.id}`), ...common]);
    const roles = account.roles.filter(({ path }) => path?.startsWith('/aws-service-role/') !== true);
    return [
      administrator,
      ...roles.map((role) => section(`${name}/${role.name}`, [...roleLines(account, role, names, process), ...common])),
    ];
  });
  return `${sections.join('\n')}`;
}

/** Assumed as on AWS by the administrator of an account that the trust policy names; where it names none, taken without asking it. */
function roleLines(
  account: AccountForm,
  role: RoleForm,
  names: ReadonlyMap<string, string>,
  process: (options: string) => string,
): readonly string[] {
  const arn = `arn:${account.partition ?? 'aws'}:iam::${account.id}:role${role.path ?? '/'}${role.name}`;
  const source = trustedAccounts(role).find((id) => names.has(id));
  if (source === undefined) return ['# its trust policy names no account of this cloud', process(`--role ${arn}`)];
  return [`role_arn = ${arn}`, `source_profile = ${names.get(source)}`];
}

/** Accounts that are trusted as a whole, in the order of the statements. */
function trustedAccounts({ trust }: RoleForm): readonly string[] {
  const document = (typeof trust === 'string' ? JSON.parse(trust) : trust) as { readonly Statement?: unknown };
  return listOf(document.Statement).flatMap((statement) => {
    const { Effect, Principal } = statement as { readonly Effect?: unknown; readonly Principal?: { readonly AWS?: unknown } };
    return Effect === 'Allow' ? listOf(Principal?.AWS).flatMap((principal) => accountOf(String(principal)) ?? []) : [];
  });
}

function accountOf(principal: string): string | undefined {
  if (/^\d{12}$/.test(principal)) return principal;
  const arn = parseArn(principal);
  const whole = arn?.resource === 'root' || arn?.resource === 'user/administrator';
  return arn !== undefined && whole ? arn.account : undefined;
}

function listOf(value: unknown): readonly unknown[] {
  return value === undefined ? [] : Array.isArray(value) ? value : [value];
}

/** Two accounts of one name are told apart by their numbers. */
function profileNames(accounts: readonly AccountForm[]): ReadonlyMap<string, string> {
  const plain = accounts.map(({ id, name }) => [id, (name ?? id).replaceAll(/[^\w.@+-]+/g, '-')] as const);
  const count = (name: string): number => plain.filter(([, other]) => other === name).length;
  return new Map(plain.map(([id, name]) => [id, count(name) > 1 ? `${name}-${id}` : name]));
}

function section(name: string, lines: readonly string[]): string {
  return `[profile ${name}]\n${lines.join('\n')}\n`;
}
