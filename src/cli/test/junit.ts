// A test report as JUnit XML: a suite a file, a test case a request.
import { BRAND } from '../../brand.ts';
import { escapeXmlAttribute, escapeXmlText } from './escape-xml.ts';
import { describeRequest, detailLines } from './render-request.ts';
import type { CaseReport, Problem, RequestReport, TestReport } from './test-report.ts';

/** Body texts are not wrapped: who shows them decides. */
const COLUMNS = 10_000;

/** The whole document, ending in a newline. */
export function junitXml(report: TestReport): string {
  const counts = report.files.map(countOf);
  const sum = (key: keyof Counts): number => counts.reduce((total, count) => total + count[key], 0);
  const total: Counts = { tests: sum('tests'), failures: sum('failures'), errors: sum('errors') };
  const suites = report.files.map((file, index) => suite(file, counts[index] ?? total)).join('');
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites${attributes({ name: `${BRAND} test`, ...numbers(total) })}>\n${suites}</testsuites>\n`;
}

interface Counts {
  readonly tests: number;
  readonly failures: number;
  readonly errors: number;
}

function countOf({ requests, problems }: CaseReport): Counts {
  const unusable = problems.length > 0 ? 1 : 0;
  return {
    tests: requests.length + unusable,
    failures: requests.filter(({ outcome }) => outcome === 'failed' || outcome === 'incomplete').length,
    errors: requests.filter(({ outcome }) => outcome === 'error').length + unusable,
  };
}

function suite(file: CaseReport, counts: Counts): string {
  const name = file.name ?? file.file;
  const head = `  <testsuite${attributes({ name, file: file.file, ...numbers(counts) })}>\n`;
  const requests = file.requests.map((request, index) => testCase(file, request, index)).join('');
  return `${head}${file.problems.length > 0 ? unusableCase(file) : ''}${requests}  </testsuite>\n`;
}

function unusableCase({ file, problems }: CaseReport): string {
  const open = `    <testcase${attributes({ name: 'the file can be used', classname: file })}>\n`;
  return `${open}${outcomeElement('error', 'bad-input', problems[0]?.message ?? '', problems.map(problemLine))}    </testcase>\n`;
}

function testCase({ file }: CaseReport, request: RequestReport, index: number): string {
  const name = `${index + 1}. ${describeRequest(request)}`;
  const open = `    <testcase${attributes({ name, classname: file, file, line: String(request.position.line) })}`;
  if (request.outcome === 'passed') return `${open}/>\n`;
  const lines = detailLines(request, COLUMNS);
  const element = request.outcome === 'error' ? 'error' : 'failure';
  const type = request.outcome === 'error' ? 'bad-input' : request.outcome === 'failed' ? 'expectation' : 'incomplete';
  return `${open}>\n${outcomeElement(element, type, headline(request), lines)}    </testcase>\n`;
}

function headline({ outcome, differences, problems, missing }: RequestReport): string {
  const [first] = differences;
  switch (outcome) {
    case 'error':
      return problems[0]?.message ?? '';
    case 'incomplete':
      return `rests on what is not known: ${missing.map(({ what }) => what).join(', ')}`;
    default:
      return first === undefined ? '' : `${first.field}: expected ${text(first.expected)}, found ${text(first.actual)}`;
  }
}

function text(value: string | readonly string[] | null): string {
  return value === null ? 'nothing' : typeof value === 'string' ? value : value.join(', ');
}

function outcomeElement(name: 'failure' | 'error', type: string, message: string, lines: readonly string[]): string {
  return `      <${name}${attributes({ type, message })}>${escapeXmlText(lines.join('\n'))}</${name}>\n`;
}

function problemLine({ position, message, hint }: Problem): string {
  const place = position === null ? '' : `${position.file}:${position.line}:${position.column}: `;
  return `${place}${message}${hint === null ? '' : ` (${hint})`}`;
}

function numbers({ tests, failures, errors }: Counts): Readonly<Record<string, string>> {
  return { tests: String(tests), failures: String(failures), errors: String(errors) };
}

function attributes(values: Readonly<Record<string, string>>): string {
  return Object.entries(values)
    .map(([name, value]) => ` ${name}="${escapeXmlAttribute(value)}"`)
    .join('');
}
