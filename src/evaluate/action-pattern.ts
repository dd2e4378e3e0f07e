// Action and NotAction: `service:Name` globs, compared without case.
import type { PatternElement } from '../policy/ast.ts';
import { compileGlob, type Glob, globMatches } from './glob.ts';

/** Whether an Action or NotAction element applies to a lower-case action. */
export type ActionTest = (action: string) => boolean;

/** Compiles the element. Entries with white space or a comma are dead: AWS reads them as one odd name. */
export function compileActions(element: PatternElement): ActionTest {
  const exact = new Set<string>();
  const globs: Glob[] = [];
  for (const { value } of element.patterns) {
    if (isDead(value)) continue;
    const glob = compileGlob(value.toLowerCase());
    if (glob.kind === 'exact') exact.add(glob.text);
    else globs.push(glob);
  }
  const { negated } = element;
  return (action) => {
    let hit = exact.has(action);
    for (let i = 0; !hit && i < globs.length; i++) hit = globMatches(globs[i] as Glob, action);
    return hit !== negated;
  };
}

const DEAD_UNITS: ReadonlySet<number> = new Set([0x20, 0x09, 0x0a, 0x0b, 0x0c, 0x0d, 0x2c]);

/** Whether no action can be meant by it. */
export function isDead(pattern: string): boolean {
  for (let i = 0; i < pattern.length; i++) if (DEAD_UNITS.has(pattern.charCodeAt(i))) return true;
  return false;
}
