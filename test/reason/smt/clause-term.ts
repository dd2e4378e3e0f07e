// One condition as a term of SMT-LIB, by what AWS says of its operator.
import type { ConditionClause } from '../../../src/policy/ast.ts';
import { arnRegex, globRegex, joined, literalRegex, type Piece, piecesOf, quoted } from './pattern-regex.ts';
import { and, not, or, Unsupported } from './terms.ts';

export interface KeyTerms {
  /** Whether the request has the key. */
  readonly present: string;
  /** Of a key with lists. */
  readonly slots: readonly { readonly value: string; readonly present: string }[] | undefined;
  readonly value: (sort: string) => string;
  readonly variable: (key: string) => { readonly present: string; readonly value: string };
}

export function clauseTerm({ operator, values }: ConditionClause, variables: boolean, key: KeyTerms): string {
  const { name, set, ifExists } = operator;
  const texts = values.map(({ value }) => value);
  if (name === undefined) return 'false';
  if (name === 'Null') return set !== undefined || ifExists ? 'false' : nullTerm(texts, key);
  const negated = /Not/.test(name);
  const sort = sortOf(name);
  const test = (value: string): string => {
    const term = or(texts.map((text) => oneTerm(name, text, value, variables, key)));
    // A bound that cannot be read spoils the operators that ask for a difference.
    if (negated && /^(Numeric|Date)/.test(name) && texts.some((text) => constantOf(name, text) === undefined)) return 'false';
    return negated ? not(term) : term;
  };
  const absent = set === 'ForAllValues' ? 'true' : set === 'ForAnyValue' ? 'false' : String(ifExists || negated);
  return `(ite ${hasValue(key)} ${present(set, test, sort, key)} ${absent})`;
}

/** An empty list is as good as none. */
function hasValue({ present: there, slots }: KeyTerms): string {
  return slots === undefined ? there : and([there, or(slots.map((slot) => slot.present))]);
}

function present(
  set: ConditionClause['operator']['set'],
  test: (value: string) => string,
  sort: string,
  { slots, value }: KeyTerms,
): string {
  if (slots === undefined) return test(value(sort));
  if (sort !== 'String') throw new Unsupported();
  if (set === undefined) return 'false';
  return set === 'ForAllValues'
    ? and(slots.map((slot) => `(=> ${slot.present} ${test(slot.value)})`))
    : or(slots.map((slot) => and([slot.present, test(slot.value)])));
}

function nullTerm(texts: readonly string[], key: KeyTerms): string {
  const wanted = texts.map((text) => text.toLowerCase());
  return or([...(wanted.includes('true') ? [not(hasValue(key))] : []), ...(wanted.includes('false') ? [hasValue(key)] : [])]);
}

/** Addresses are numbers, those of IPv6 above all of IPv4. */
function sortOf(name: string): string {
  if (/^(Numeric|Date)/.test(name)) return 'Real';
  return /Ip/.test(name) ? 'Int' : name === 'Bool' ? 'Bool' : 'String';
}

function oneTerm(name: string, text: string, value: string, variables: boolean, key: KeyTerms): string {
  const sort = sortOf(name);
  if (sort === 'Real') {
    const constant = constantOf(name, text);
    return constant === undefined ? 'false' : `(${comparison(name)} ${value} ${constant})`;
  }
  if (sort === 'Int') return networkTerm(text, value);
  if (sort === 'Bool')
    return /^true$/i.test(text) ? value : /^false$/i.test(text) ? not(value) : variables && text.includes('${') ? unsupported() : 'false';
  if (name.startsWith('Binary')) return isBase64(text) ? `(= ${value} ${quoted(Buffer.from(text, 'base64').toString('hex'))})` : 'false';
  const pieces = piecesOf(text, variables);
  const ignoresCase = name.endsWith('IgnoreCase');
  if (pieces.some((piece) => piece.kind === 'variable')) return variableTerm(name, pieces, value, key);
  if (name.startsWith('Arn')) {
    const regex = arnRegex(pieces);
    return regex === undefined ? 'false' : `(str.in_re ${value} ${regex})`;
  }
  const like = name.endsWith('Like');
  return `(str.in_re ${value} ${joined(pieces.map((piece) => (piece.kind === 'glob' && like ? globRegex(piece.text) : literalRegex(textOf(piece), ignoresCase))))})`;
}

function variableTerm(name: string, pieces: readonly Piece[], value: string, key: KeyTerms): string {
  if (name.endsWith('IgnoreCase') || name.startsWith('Arn')) return unsupported();
  if (name.endsWith('Like') && pieces.some((piece) => piece.kind === 'glob' && /[*?]/.test(piece.text))) return unsupported();
  const needed: string[] = [];
  const parts = pieces.map((piece) => {
    if (piece.kind !== 'variable') return quoted(textOf(piece));
    const found = key.variable(piece.key);
    if (piece.otherwise !== undefined) return `(ite ${found.present} ${found.value} ${quoted(piece.otherwise)})`;
    needed.push(found.present);
    return found.value;
  });
  return and([...needed, `(= ${value} ${parts.length === 1 ? parts[0] : `(str.++ ${parts.join(' ')})`})`]);
}

function textOf(piece: Piece): string {
  return piece.kind === 'variable' ? '' : piece.text;
}

function unsupported(): never {
  throw new Unsupported();
}

function isBase64(text: string): boolean {
  return text.length % 4 === 0 && /^[A-Za-z0-9+/]*={0,2}$/.test(text);
}

function comparison(name: string): string {
  if (name.endsWith('LessThanEquals')) return '<=';
  if (name.endsWith('LessThan')) return '<';
  if (name.endsWith('GreaterThanEquals')) return '>=';
  return name.endsWith('GreaterThan') ? '>' : '=';
}

function constantOf(name: string, text: string): string | undefined {
  if (/^-?\d+(\.\d+)?$/.test(text)) {
    const digits = text.replace('-', '');
    const real = digits.includes('.') ? digits : `${digits}.0`;
    return text.startsWith('-') ? `(- ${real})` : real;
  }
  if (!name.startsWith('Date')) return undefined;
  const milliseconds = Date.parse(text);
  return Number.isNaN(milliseconds) ? undefined : `(/ ${milliseconds}.0 1000.0)`;
}

const ABOVE_IPV4 = 1n << 40n;

function networkTerm(text: string, value: string): string {
  const [address = '', bits] = text.split('/');
  const six = address.includes(':');
  const first = six ? readSix(address) : readFour(address);
  if (first === undefined) return 'false';
  const size = 1n << BigInt((six ? 128 : 32) - Number(bits ?? (six ? 128 : 32)));
  const from = (first / size) * size + (six ? ABOVE_IPV4 : 0n);
  return `(and (>= ${value} ${from}) (< ${value} ${from + size}))`;
}

function readFour(text: string): bigint | undefined {
  const parts = text.split('.');
  return parts.length === 4 && parts.every((part) => /^\d+$/.test(part))
    ? parts.reduce((sum, part) => sum * 256n + BigInt(part), 0n)
    : undefined;
}

function readSix(text: string): bigint | undefined {
  const [before = '', after] = text.split('::');
  const groups = (part: string): readonly string[] => (part === '' ? [] : part.split(':'));
  const [first, last] = [groups(before), groups(after ?? '')];
  const zeros = after === undefined ? 0 : 8 - first.length - last.length;
  const all = [...first, ...Array.from({ length: zeros }, () => '0'), ...last];
  return all.length === 8 ? all.reduce((sum, group) => sum * 65536n + BigInt(`0x${group}`), 0n) : undefined;
}
