// Holds a gauge report against what a run has to show; what falls short comes back as a table.
import type { Expectation, GaugeReport } from './gauge.ts';
import { EXPECTATIONS, summarise } from './gauge.ts';

export interface Shortfall {
  readonly name: string;
  readonly found: string;
  readonly wanted: string;
}

function percent(share: number): string {
  return `${(share * 100).toFixed(2)} %`;
}

function shortfallOf(report: GaugeReport, { name, per100k, atLeast, atMost, of }: Expectation): Shortfall | undefined {
  const count = report.get(name) ?? 0;
  const requests = report.get('requests') ?? 0;
  if (per100k !== undefined) {
    const wanted = Math.max(1, Math.floor((per100k * requests) / 100_000));
    return count >= wanted ? undefined : { name, found: String(count), wanted: `at least ${wanted}` };
  }
  const share = count / Math.max(report.get(of ?? 'requests') ?? 0, 1);
  if (atLeast !== undefined && share < atLeast) return { name, found: percent(share), wanted: `at least ${percent(atLeast)} of ${of}` };
  if (atMost !== undefined && share > atMost) return { name, found: percent(share), wanted: `at most ${percent(atMost)} of ${of}` };
  return undefined;
}

/** Everything that the run failed to reach. Meant for runs of 100,000 requests and more. */
export function shortfalls(report: GaugeReport): readonly Shortfall[] {
  const all = summarise(report);
  return EXPECTATIONS.map((expectation) => shortfallOf(all, expectation)).filter((shortfall) => shortfall !== undefined);
}

/** Throws with a table of what is missing if the run did not look everywhere. */
export function assertGauge(report: GaugeReport): void {
  const missing = shortfalls(report);
  if (missing.length === 0) return;
  const width = Math.max(...missing.map(({ name }) => name.length));
  const rows = missing.map(({ name, found, wanted }) => `  ${name.padEnd(width)}  ${found.padStart(9)}  ${wanted}`);
  throw new Error(`the gauge falls short in ${missing.length} of ${EXPECTATIONS.length} places:\n${rows.join('\n')}`);
}
