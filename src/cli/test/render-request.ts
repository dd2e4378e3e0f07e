// One request of a test report for people: which it is, and what is not as expected.
import type { SourcePosition } from '../../model/decision.ts';
import { wrapText } from '../terminal/wrap-text.ts';
import { renderDifference } from './render-difference.ts';
import type { RequestReport } from './test-report.ts';

/** `s3:GetObject on arn:aws:s3:::bucket/key by arn:aws:iam::111111111111:user/alice` */
export function describeRequest({ principal, action, resource }: RequestReport): string {
  return `${action} on ${resource} by ${principal}`;
}

/** Differences, reasons and what is missing, one line each or more; not indented. */
export function detailLines(request: RequestReport, columns: number): readonly string[] {
  return [
    ...request.problems.flatMap(({ message, hint }) => [
      ...wrapText(message, columns),
      ...(hint === null ? [] : hanging('hint', hint, columns)),
    ]),
    ...request.differences.flatMap((difference) => renderDifference(difference, columns)),
    ...request.why.flatMap(({ sentence, position }) => [
      ...hanging('why', sentence, columns),
      ...(position === null ? [] : [`${' '.repeat(LABEL)}${place(position)}`]),
    ]),
    ...request.missing.flatMap(({ what, assumed, supply }) => [
      ...hanging('not known', `${what}: assumed that ${assumed}`, columns),
      ...hanging('', `to be sure: ${supply}`, columns),
    ]),
  ];
}

const LABEL = 11;

function hanging(label: string, text: string, columns: number): readonly string[] {
  return wrapText(text, columns - LABEL).map((line, index) => (index === 0 ? label : '').padEnd(LABEL) + line);
}

function place({ file, line, column }: SourcePosition): string {
  return `${file}:${line}:${column}`;
}
