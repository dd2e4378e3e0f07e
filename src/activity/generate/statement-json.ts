// Statements and documents as JSON, in the form in which the project prints policies: a list of one value is that value.
import type { GeneratedStatement } from './generated-policy.ts';

type Values = string | readonly string[];

/** The elements of an Allow statement, in the order of the IAM User Guide. */
export interface StatementJson {
  readonly Sid: string;
  readonly Effect: 'Allow';
  readonly Action: Values;
  readonly Resource: Values;
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, Values>>>>;
}

export interface DocumentJson {
  readonly Version: '2012-10-17';
  readonly Statement: readonly StatementJson[];
}

export type PrintedStatement = Pick<GeneratedStatement, 'sid' | 'actions' | 'resources' | 'condition'>;

export function documentJson(statements: readonly PrintedStatement[]): DocumentJson {
  return { Version: '2012-10-17', Statement: statements.map(statementJson) };
}

export function statementJson({ sid, actions, resources, condition }: PrintedStatement): StatementJson {
  return {
    Sid: sid,
    Effect: 'Allow',
    Action: oneOrAll(actions),
    Resource: oneOrAll(resources),
    ...(condition !== undefined && { Condition: mapped(condition, (keys) => mapped(keys, oneOrAll)) }),
  };
}

function oneOrAll(values: readonly string[]): Values {
  const [only] = values;
  return values.length === 1 && only !== undefined ? only : values;
}

function mapped<In, Out>(record: Readonly<Record<string, In>>, map: (value: In) => Out): Readonly<Record<string, Out>> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, map(value)]));
}

/** Characters of a document with these statements as AWS counts them at most: without white space between the tokens. */
export function documentLength(lengths: readonly number[]): number {
  const empty = JSON.stringify(documentJson([])).length;
  return lengths.reduce((sum, length) => sum + length, empty) + Math.max(lengths.length - 1, 0);
}
