// An analysis as SARIF 2.1.0, for code scanning.
import type { Finding } from '../../analyze/finding.ts';
import { BRAND } from '../../brand.ts';
import { version } from '../version.ts';
import { effectLine, headlineOf } from './describe-finding.ts';
import { type AnalysisReport, coverageLines } from './report.ts';
import type { SiftedFinding } from './sift-findings.ts';

const RULES = [
  { id: 'external-access/public', name: 'PublicAccess', shortDescription: { text: 'Everybody can reach the resource.' } },
  {
    id: 'external-access/cross-account',
    name: 'CrossAccountAccess',
    shortDescription: { text: 'Somebody outside of the zone of trust can reach the resource.' },
  },
] as const;

/** The document, ending in a newline. Ignored findings are in it, suppressed; what is unknown are notifications of the run. */
export function renderSarif(report: AnalysisReport): string {
  const { unknown, unread } = report.analysis.coverage;
  const notifications = [...unread, ...unknown].map(({ resource, reason }) => ({
    level: 'warning',
    message: { text: `${resource}: ${reason}` },
  }));
  const run = {
    tool: { driver: { name: BRAND, version: version(), rules: RULES } },
    columnKind: 'utf16CodeUnits',
    invocations: [{ executionSuccessful: true, toolExecutionNotifications: notifications }],
    results: report.sifted.findings.map(resultOf),
    properties: { coverage: coverageLines(report), paths: report.analysis.paths },
  };
  const document = { $schema: 'https://json.schemastore.org/sarif-2.1.0.json', version: '2.1.0', runs: [run] };
  return `${JSON.stringify(document, null, 2)}\n`;
}

function resultOf({ finding, state, reason }: SiftedFinding): object {
  const effect = effectLine(finding);
  return {
    ruleId: finding.isPublic ? RULES[0].id : RULES[1].id,
    level: levelOf(finding),
    baselineState: state === 'known' ? 'unchanged' : 'new',
    message: { text: `${headlineOf(finding)}: ${finding.actions.join(', ')}.${effect === null ? '' : ` It is ${effect}.`}` },
    locations: locationsOf(finding),
    partialFingerprints: { findingId: finding.id },
    properties: { finding },
    ...(state === 'ignored' && { suppressions: [{ kind: 'external', justification: reason ?? '' }] }),
  };
}

function levelOf({ effective, isPublic }: Finding): 'error' | 'warning' | 'note' {
  if (effective.verdict === 'notEffective') return 'note';
  return isPublic ? 'error' : 'warning';
}

function locationsOf({ resource, statements }: Finding): readonly object[] {
  const logicalLocations = [{ fullyQualifiedName: resource, kind: 'resource' }];
  const places = statements.flatMap(({ position }) =>
    position === undefined
      ? []
      : [
          {
            physicalLocation: {
              artifactLocation: { uri: encodeURI(position.file) },
              region: { startLine: position.line, startColumn: position.column },
            },
            logicalLocations,
          },
        ],
  );
  return places.length > 0 ? places : [{ logicalLocations }];
}
