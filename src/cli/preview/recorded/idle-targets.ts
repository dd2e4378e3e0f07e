// What is said of a --target that no recorded call was of.
import { nearPrincipals, someOf } from '../../generate/near-principals.ts';
import type { RecordedPreviewOptions } from '../preview-options.ts';
import type { RecordedActivity } from './read-recorded.ts';

const NEAR = 8;

/** A sentence each, with what is there in its place. */
export function idleSentences(
  targets: readonly string[],
  { as, principals }: Pick<RecordedPreviewOptions, 'as' | 'principals'>,
  activity: Pick<RecordedActivity, 'holders' | 'accounts'>,
): readonly string[] {
  if (targets.length === 0) return [];
  const ofAccounts = as === 'scp' || as === 'rcp';
  const names = ofAccounts ? [...activity.accounts].sort() : as === 'resource' ? [] : activity.holders();
  const how = as === 'resource' ? 'is on' : as === 'rcp' ? 'is on anything of' : 'was made by';
  const only = principals.length === 0 ? '' : ', among the calls of --principal';
  return targets.map((target) => {
    const near = ofAccounts ? names : nearPrincipals(target, names);
    const there = near.length === 0 ? '' : `; ${ofAccounts ? 'the accounts that were read are' : 'seen were'} ${someOf(near, NEAR)}`;
    return `--target: no call that could be judged ${how} \`${target}\`${only}${there}`;
  });
}
