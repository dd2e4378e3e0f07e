// All gates that look at the repository as text.
import { codeShape } from './code-shape.ts';
import { docLinks } from './doc-links.ts';
import { fileShape } from './file-shape.ts';
import type { Gate } from './gate.ts';
import { importWalls } from './import-walls.ts';
import { licences } from './licences.ts';
import { permits } from './permits.ts';
import { purity } from './purity.ts';
import { textHygiene } from './text-hygiene.ts';
import { timeAndChance } from './time-and-chance.ts';

export const GATES: readonly Gate[] = [importWalls, purity, permits, timeAndChance, fileShape, codeShape, textHygiene, docLinks, licences];
