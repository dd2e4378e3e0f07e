// Which releases of Trino can be tried with the Java that is here.
import { spawnSync } from 'node:child_process';

export interface TrinoRelease {
  readonly version: number;
  /** The oldest Java that it starts with ("Deploying Trino", requirements). */
  readonly java: number;
}

/**
 * The newest of each requirement, newest first, and 368, which repositories have that do not keep all. It asks for Java 11 and has been seen to run on 17.
 */
const RELEASES: readonly TrinoRelease[] = [
  { version: 476, java: 24 },
  { version: 470, java: 23 },
  { version: 435, java: 17 },
  { version: 368, java: 11 },
];

export function usableReleases(java: number): readonly TrinoRelease[] {
  return RELEASES.filter((release) => release.java <= java);
}

/** The feature version of `java`: 17; undefined when there is none. */
export function javaVersion(program: string): number | undefined {
  const { stderr, status } = spawnSync(program, ['-version'], { encoding: 'utf8', stdio: ['ignore', 'ignore', 'pipe'] });
  if (status !== 0) return undefined;
  const version = /version "(?:1\.)?(\d+)/.exec(stderr)?.[1];
  return version === undefined ? undefined : Number(version);
}
