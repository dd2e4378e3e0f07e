// What a reader needs to begin, in a form that can be sent to a thread.
import { wantedMembersOf } from '../map/wanted-members-of.ts';
import type { PrincipalPattern } from '../principal-pattern.ts';
import type { ObjectScanner } from '../scan/object-scanner.ts';
import { openScanner, type ScannerEngine } from '../scan/open-scanner.ts';
import { type SeenTable, seenEvents } from './seen-events.ts';
import type { S3Options } from './s3-client.ts';
import type { ActivitySource } from './source.ts';

export interface ReaderSetup {
  readonly sources: readonly ActivitySource[];
  readonly s3: S3Options;
  readonly principals: readonly PrincipalPattern[] | undefined;
  readonly from: string | undefined;
  readonly to: string | undefined;
  readonly engine: ScannerEngine | undefined;
  readonly largest: number;
  readonly seen: SeenTable;
}

/** Opens scanners that all know what the others have seen. */
export function scannerOpener({ principals, from, to, engine, seen }: ReaderSetup): () => ObjectScanner {
  const options = {
    wanted: wantedMembersOf,
    seen: seenEvents(seen),
    ...(principals !== undefined && { principals }),
    ...(from !== undefined && { from }),
    ...(to !== undefined && { to }),
  };
  return () => openScanner(options, engine);
}
