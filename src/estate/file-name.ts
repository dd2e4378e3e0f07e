// What the name of a file tells: an ARN, an account, the parameter of the command whose answer it holds.
import { parseArn } from '../model/arn.ts';
import type { SourceText } from '../policy/ast.ts';
import { percentDecode } from '../policy/percent-decode.ts';

/** The last part of the path, without `.json`. */
export function baseName(source: SourceText): string {
  const path = source.name;
  const cut = Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\'));
  return path.slice(cut + 1).replace(/\.json$/i, '');
}

/** The ARN that a file is named after, URL-encoded so that its slashes fit into a name. */
export function arnInName(source: SourceText): string | undefined {
  const decoded = percentDecode(baseName(source));
  if (!decoded.ok) return undefined;
  return parseArn(decoded.value.text) === undefined ? undefined : decoded.value.text;
}

/** `202601312359`: folders are named after times, too. */
const TIME = /^20\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(?:[01]\d|2[0-3])[0-5]\d$/;

/** The account that a path names: the twelve digits in it that stand last, and are not a time. */
export function accountInPath(source: SourceText): string | undefined {
  const numbers = source.name.match(/(?<!\d)\d{12}(?!\d)/g) ?? [];
  return numbers.filter((number) => !TIME.test(number)).at(-1);
}

const REGION =
  /(?<![a-z0-9])(?:af|ap|ca|cn|eu|eusc|il|me|mx|sa|us)(?:-gov|-iso[a-z]?|-de)?-(?:central|north|south|(?:north|south)?east|(?:north|south)?west)-\d(?!\d)/g;

/** The region that a path names last: `us-west-2`. */
export function regionInPath(source: SourceText): string | undefined {
  return [...source.name.matchAll(REGION)].at(-1)?.[0];
}

type OrganizationIdKind = 'parent' | 'child' | 'target' | 'policy';

const ID_IN_NAME: Readonly<Record<OrganizationIdKind, RegExp>> = {
  parent: /(?<![a-z0-9-])(?:r-[0-9a-z]{4,32}|ou-[0-9a-z]{4,32}-[0-9a-z]{8,32})(?![a-z0-9-])/g,
  child: /(?<![a-z0-9-])(?:\d{12}|ou-[0-9a-z]{4,32}-[0-9a-z]{8,32})(?![a-z0-9-])/g,
  target: /(?<![a-z0-9-])(?:\d{12}|r-[0-9a-z]{4,32}|ou-[0-9a-z]{4,32}-[0-9a-z]{8,32})(?![a-z0-9-])/g,
  policy: /(?<![A-Za-z0-9-])p-[0-9A-Za-z_]{8,128}(?![A-Za-z0-9-])/g,
};

/** The one id of AWS Organizations of that kind in a file's name: `list-accounts-for-parent.ou-ab12-11111111.json`. */
export function organizationIdInName(source: SourceText, kind: OrganizationIdKind): string | undefined {
  const ids = baseName(source).match(ID_IN_NAME[kind]) ?? [];
  return ids.length === 1 ? ids[0] : undefined;
}
