// Which of the required types that nothing names are lacking, and what is known of them.
import { isAlternative } from './type-question.ts';
import type { TypeQuestion } from './type-question.ts';
import type { Place } from './arn-template.ts';
import type { NamedString } from './named-strings.ts';
import type { FoundArn } from './special-forms.ts';
import { typeArns, typePattern } from './type-arns.ts';

interface Lacking {
  /** All of the types that are lacking, in what is known to hold them. */
  readonly arns: readonly FoundArn[];
  /** Whether that is what the call asked for: a list of all tables of a database. */
  readonly known: boolean;
}

/** `missing`: required and without ARNs; `named`: those that have some, which are `arns`. */
export function lackingTypes(
  missing: readonly TypeQuestion[],
  named: readonly TypeQuestion[],
  { strings, place, arns }: { readonly strings: readonly NamedString[]; readonly place: Place; readonly arns: readonly FoundArn[] },
): Lacking {
  const alternatives = named.filter(({ action, required }) => required || /Tag/u.test(action.name));
  const lacking = missing.filter(
    (question) =>
      !isAlternative(question.action, question.type) && !alternatives.some((other) => namedTogether(question, other, strings, place)),
  );
  const patterns = lacking.flatMap((question) => {
    const pattern = typePattern(question, strings, place, arns);
    return pattern === undefined
      ? []
      : [{ arn: pattern.arn, pattern: true as const, known: pattern.open === 0 && listed(question, strings) }];
  });
  return { arns: patterns, known: patterns.length === lacking.length && patterns.every(({ known }) => known) };
}

/**
 * Whether one member names the one type or the other, and here it names the other: the catalog requires both where a request has one (a listener of an
 * application load balancer or of a network load balancer). Tags are of one thing, whatever the catalog requires.
 */
function namedTogether(question: TypeQuestion, other: TypeQuestion, strings: readonly NamedString[], place: Place): boolean {
  const members = new Set(strings.map(([name]) => name).filter((name) => question.naming.has(name) && other.memberSet.has(name)));
  return [...members].some((member) => {
    const without = strings.filter(([name]) => name !== member);
    return typeArns(other, without, place).length < typeArns(other, strings, place).length;
  });
}

/** A list of those that the holder has (GetTables), of which none is named. */
function listed({ action, primary, naming }: TypeQuestion, strings: readonly NamedString[]): boolean {
  const reads = action.accessLevel === 'List' || action.accessLevel === 'Read';
  return primary && reads && /s$/u.test(action.name) && !strings.some(([name]) => naming.has(name));
}
