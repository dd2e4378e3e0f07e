// The question whether one policy allows beyond another as SMT-LIB, written from the policies and without the reasoner.
import { findConditionKey } from '../../../src/catalog/condition-key.ts';
import type { PatternElement, Policy, Statement } from '../../../src/policy/ast.ts';
import { clauseTerm } from './clause-term.ts';
import { arnRegex, globRegex, joined, literalRegex, piecesOf } from './pattern-regex.ts';
import { and, not, or, Unsupported } from './terms.ts';

/** The text up to and with `check-sat`; undefined where it would take more than SMT-LIB has: patterns that are put together from variables. */
export function smtQuestion(some: Policy, others: Policy | undefined): string | undefined {
  const declared = new Map<string, string>();
  const clauses = [some, ...(others === undefined ? [] : [others])].flatMap(({ statements }) =>
    statements.flatMap(({ condition }) => condition),
  );
  // A list needs no more values than there are conditions that ask for one.
  const slotsFor = (key: string): number =>
    Math.max(1, clauses.filter((clause) => clause.operator.set !== undefined && clause.key.value.toLowerCase() === key).length);
  const declare = (name: string, sort: string): string => {
    const before = declared.get(name);
    if (before !== undefined && before !== sort) throw new Unsupported();
    declared.set(name, sort);
    return `|${name}|`;
  };
  try {
    const allowed = (policy: Policy): string => {
      const terms = (effect: Statement['effect']): readonly string[] =>
        policy.statements
          .filter((one) => one.effect === effect)
          .map((one) => statementTerm(one, policy.version === '2012-10-17', declare, slotsFor));
      return and([or(terms('Allow')), not(or(terms('Deny')))]);
    };
    const wanted = and([allowed(some), ...(others === undefined ? [] : [not(allowed(others))])]);
    const lists = [...declared].flatMap(([name, sort]) =>
      sort === LIST ? listOf(name, slotsFor(name)) : [`(declare-const |${name}| ${sort})`, ...typeOf(name, sort)],
    );
    return ['(set-logic ALL)', ...DOMAIN, ...lists, `(assert ${wanted})`, '(check-sat)'].join('\n');
  } catch (error) {
    if (error instanceof Unsupported) return undefined;
    throw error;
  }
}

/** Texts of a key of type Bool are its two values. */
function typeOf(name: string, sort: string): readonly string[] {
  const truth = sort === 'String' && findConditionKey(name)?.type === 'Bool';
  return truth ? [`(assert (or (= |${name}| "true") (= |${name}| "false")))`] : [];
}

const LIST = 'list';

function listOf(name: string, slots: number): readonly string[] {
  return Array.from({ length: slots }, (_, i) => [
    `(declare-const |${name} ${i}| String)`,
    `(declare-const |${name} has ${i}| Bool)`,
  ]).flat();
}

const PART = '(re.union (re.range "\\u{0}" "9") (re.range ";" "@") (re.range "[" "\\u{ffff}"))';
const DOMAIN = [
  '(declare-const action String)',
  `(assert (str.in_re action (re.++ (re.+ ${PART}) (str.to_re ":") (re.+ ${PART}))))`,
  '(declare-const resource String)',
  '(declare-const everything Bool)',
  `(assert (str.in_re resource (re.++ (str.to_re "arn:") (re.+ ${PART}) (str.to_re ":") (re.+ ${PART}) (str.to_re ":") (re.* ${PART}) (str.to_re ":") (re.* ${PART}) (str.to_re ":") re.allchar re.all)))`,
];

type Declare = (name: string, sort: string) => string;

function statementTerm(
  { action, resource, condition }: Statement,
  variables: boolean,
  declare: Declare,
  slotsFor: (key: string) => number,
): string {
  return and([
    actionTerm(action),
    ...(resource === undefined ? [] : [resourceTerm(resource, variables)]),
    ...condition.map((clause) => {
      const key = clause.key.value.toLowerCase();
      const multi = findConditionKey(key)?.multi === true;
      return clauseTerm(clause, variables, {
        present: declare(`${key} is there`, 'Bool'),
        slots: multi ? slotsOf(declare, key, slotsFor(key)) : undefined,
        value: (sort) => (multi ? '' : declare(key, sort)),
        variable: (name) => {
          if (findConditionKey(name)?.multi === true) throw new Unsupported();
          return { present: declare(`${name} is there`, 'Bool'), value: declare(name, 'String') };
        },
      });
    }),
  ]);
}

function slotsOf(declare: Declare, key: string, slots: number): readonly { readonly value: string; readonly present: string }[] {
  declare(key, LIST);
  return Array.from({ length: slots }, (_, i) => ({ value: `|${key} ${i}|`, present: `|${key} has ${i}|` }));
}

function actionTerm({ negated, patterns }: PatternElement): string {
  const terms = patterns
    .filter(({ value }) => !/[\s,]/.test(value))
    .map(({ value }) => `(str.in_re action ${globRegex(value.toLowerCase())})`);
  return negated ? not(or(terms)) : or(terms);
}

function resourceTerm({ negated, patterns }: PatternElement, variables: boolean): string {
  const term = or(
    patterns.map(({ value }) => {
      if (value === '*') return 'true';
      const parts = value.split(':');
      while (parts.length < 6) parts.push('*');
      const head = parts.slice(0, 5).join(':').toLowerCase();
      const tail = piecesOf(parts.slice(5).join(':'), variables);
      if (tail.some(({ kind }) => kind === 'variable')) throw new Unsupported();
      const last = joined(
        tail.map((piece) =>
          piece.kind === 'glob' ? globRegex(piece.text) : literalRegex(piece.kind === 'plain' ? piece.text : '', false),
        ),
      );
      const matches = `(and (not everything) (str.in_re resource (re.++ ${arnRegex([{ kind: 'glob', text: `${head}:` }]) as string} ${last})))`;
      return value === 'arn:aws:s3:::*' ? or([matches, '(and everything (= action "s3:listallmybuckets"))']) : matches;
    }),
  );
  return negated ? not(term) : term;
}
