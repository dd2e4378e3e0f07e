// What each policy of a world is to say: most say yes, and one or two layers are picked to say no.
import type { PolicyType } from '../../src/model/policy-set.ts';
import type { Random } from './random.ts';
import { weights } from './random.ts';

/** `permit`: an Allow that matches; `miss`: only Allows that do not; `deny`: a Deny that matches too; `mixed`: anything; `empty`: no statement. */
export type Mood = 'permit' | 'miss' | 'deny' | 'mixed' | 'empty';

/** Layers that a mood can be given to: the policies, and what stands in for one. */
export type MoodLayer = PolicyType | 'grant' | 'acl' | 'share' | 'publicAccessBlock';

/** What a world is about; `permit` for the layers that it does not mention. */
export type Goal = Partial<Readonly<Record<MoodLayer, Mood>>>;

/**
 * Goals in turn: consecutive worlds pursue consecutive goals, so that no stretch of worlds leaves one out. Their number is prime, so
 * that neither does who takes every n-th world.
 */
export const GOALS: readonly Goal[] = [
  {},
  { scp: 'miss' },
  { resource: 'miss', trust: 'miss' },
  {},
  { identity: 'miss' },
  { trust: 'miss' },
  {},
  { boundary: 'miss' },
  { session: 'miss' },
  {},
  { endpoint: 'miss' },
  { publicAccessBlock: 'deny' },
  {},
  { scp: 'deny' },
  {},
  { rcp: 'deny' },
  { resource: 'deny', trust: 'deny' },
  {},
  { trust: 'deny' },
  { resource: 'deny', trust: 'deny' },
  { acl: 'miss' },
  {},
  { identity: 'deny' },
  { boundary: 'deny' },
  {},
  { session: 'deny' },
  { publicAccessBlock: 'deny' },
  {},
  { endpoint: 'deny' },
  {},
  { session: 'deny' },
  { resource: 'miss', trust: 'miss', grant: 'permit', acl: 'permit', share: 'permit' },
  {},
  { resource: 'miss', trust: 'miss', grant: 'miss', acl: 'miss', share: 'miss' },
  { identity: 'miss', boundary: 'miss', session: 'miss' },
  {},
  { identity: 'miss', boundary: 'miss' },
  {},
  {
    identity: 'mixed',
    resource: 'mixed',
    trust: 'mixed',
    boundary: 'mixed',
    session: 'mixed',
    scp: 'mixed',
    rcp: 'mixed',
    endpoint: 'mixed',
  },
  { session: 'empty', boundary: 'permit', identity: 'permit' },
  {},
  { endpoint: 'deny', trust: 'deny' },
  { share: 'miss' },
  {},
  { boundary: 'deny' },
  {},
  { trust: 'permit', endpoint: 'deny' },
];

const SLIPS = weights<Mood>(['permit', 94], ['mixed', 4], ['miss', 1], ['deny', 0.6], ['empty', 0.4]);

/** The mood of one layer: the goal's, or yes with a slip now and then. */
export function moodOf(r: Random, goal: Goal, layer: MoodLayer): Mood {
  return goal[layer] ?? r.weighted(SLIPS);
}
