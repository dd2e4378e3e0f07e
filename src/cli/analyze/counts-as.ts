// Which findings `--fail-on` is about.
import type { Finding } from '../../analyze/finding.ts';
import type { FailOn } from './analyze-options.ts';

/** What is not known to be without effect counts as effective. */
export function countsAs({ isPublic, effective }: Finding, failOn: FailOn): boolean {
  switch (failOn) {
    case 'any':
      return true;
    case 'public':
      return isPublic;
    case 'effective':
      return effective.verdict !== 'notEffective';
    case 'none':
      return false;
  }
}
