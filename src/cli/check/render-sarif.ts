// A report of `check` as SARIF 2.1.0, for code scanning.
import type { FindingLocation, FindingType } from '../../analyze/checks/validate/finding.ts';
import { BRAND } from '../../brand.ts';
import { version } from '../version.ts';
import type { CheckReport, ShownFinding } from './check-report.ts';
import { witnessLine } from './witness-line.ts';

const LEVELS: Readonly<Record<FindingType, 'error' | 'warning' | 'note'>> = {
  ERROR: 'error',
  SECURITY_WARNING: 'error',
  WARNING: 'warning',
  SUGGESTION: 'note',
};

/** The document, ending in a newline. Ignored findings are in it, suppressed. */
export function renderSarif({ check, files }: CheckReport): string {
  const findings = files.flatMap(({ file, findings }) => findings.map((finding) => ({ file, finding })));
  const codes = [...new Set(findings.map(({ finding }) => finding.code))].sort();
  const rules = codes.map((code) => ({ id: code, name: pascal(code), shortDescription: { text: words(code) } }));
  const run = {
    tool: { driver: { name: BRAND, version: version(), rules } },
    columnKind: 'utf16CodeUnits',
    automationDetails: { id: `check/${check}/` },
    invocations: [{ executionSuccessful: true }],
    results: findings.map(({ file, finding }) => resultOf(file, finding, codes.indexOf(finding.code))),
  };
  const document = { $schema: 'https://json.schemastore.org/sarif-2.1.0.json', version: '2.1.0', runs: [run] };
  return `${JSON.stringify(document, null, 2)}\n`;
}

function resultOf(file: string, finding: ShownFinding, ruleIndex: number): object {
  const { type, code, details, locations, witness, ignored } = finding;
  const [first, ...more] = locations.map((location) => placeOf(file, location));
  return {
    ruleId: code,
    ruleIndex,
    level: LEVELS[type],
    message: { text: witness === undefined ? details : `${details} For example: ${witnessLine(witness)}.` },
    locations: first === undefined ? [] : [first],
    ...(more.length === 0 ? {} : { relatedLocations: more.map((place, id) => ({ id, ...place })) }),
    ...(witness === undefined ? {} : { properties: { witness } }),
    ...(ignored === undefined ? {} : { suppressions: [{ kind: 'external', justification: ignored }] }),
  };
}

/** SARIF counts columns from 1, and `endColumn` is exclusive. */
function placeOf(file: string, { span: { start, end } }: FindingLocation): object {
  const region = { startLine: start.line, startColumn: start.column + 1, endLine: end.line, endColumn: end.column + 1 };
  const offset = { charOffset: start.offset, charLength: end.offset - start.offset };
  return { physicalLocation: { artifactLocation: { uri: encodeURI(file) }, region: { ...region, ...offset } } };
}

function words(code: string): string {
  const text = code.toLowerCase().replaceAll('_', ' ');
  return `${text.slice(0, 1).toUpperCase()}${text.slice(1)}.`;
}

function pascal(code: string): string {
  return code.toLowerCase().replaceAll(/(?:^|_)([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}
