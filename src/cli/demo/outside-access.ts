// What an analysis of a scenario's estate finds, in a few lines of the demo.
import { analyzeEstate } from '../../analyze/analyze-estate.ts';
import type { Finding } from '../../analyze/finding.ts';
import { loadEstate } from '../../estate/load-estate.ts';
import { effectLine, whoOf } from '../analyze/describe-finding.ts';
import { readInputs } from '../read-inputs.ts';
import type { Paint } from '../terminal/paint.ts';
import { wrapText } from '../terminal/wrap-text.ts';
import { shortResource } from './short-names.ts';

/** The count of all findings, and those about the kind of resource that tells most. `folder` holds the estate. */
export function outsideAccessLines(folder: string, telling: string, columns: number, paint: Paint): readonly string[] {
  const loaded = loadEstate(readInputs([folder]));
  const analyzed = loaded.ok ? analyzeEstate(loaded.value.estate, { kind: 'account' }, { closing: false }) : undefined;
  if (analyzed === undefined || !analyzed.ok) return [];
  const { findings } = analyzed.value;
  const open = findings.filter(({ isPublic }) => isPublic).length;
  const title = `found by analyze: ${findings.length} findings, ${open} of them public; of these`;
  const lines = findings.filter(({ resourceType }) => resourceType === telling).flatMap((finding) => findingLines(finding, columns));
  return [paint.bold(title), ...lines];
}

function findingLines(finding: Finding, columns: number): readonly string[] {
  const effect = effectLine(finding) ?? 'effective';
  const levels = Object.entries(finding.accessLevels).map(([level, actions]) => `${level} ${actions.length}`);
  const text = `${shortResource(finding.resource)}, ${whoOf(finding.principal)} (${levels.join(', ')}): ${effect}`;
  return wrapText(text, columns - 4).map((line, index) => (index === 0 ? `  ${line}` : `    ${line}`));
}
