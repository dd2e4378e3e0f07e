// The world as the change of a command line would have it.
import type { Estate } from '../../../estate/estate.ts';
import type { AccountId } from '../../../model/account.ts';
import type { SourceText } from '../../../policy/ast.ts';
import { overlayEstate } from '../../../analyze/preview/overlay-estate.ts';
import { estateWorld } from '../../../activity/what-if/estate-world.ts';
import type { ProposedPolicy } from '../../../activity/what-if/proposed-policy.ts';
import { proposedWorld } from '../../../activity/what-if/proposed-world.ts';
import type { World } from '../../../activity/what-if/world.ts';
import { compilePolicy } from '../../../evaluate/compile-policy.ts';
import { parsePolicyText } from '../../../policy/parse-policy.ts';
import { validatePolicy } from '../../../policy/validate-policy.ts';
import { openEstate, tellDiagnostics } from '../../open-estate.ts';
import { readInputs } from '../../read-inputs.ts';
import { surroundings } from '../../surroundings.ts';
import type { Streams } from '../../terminal/streams.ts';
import { UsageError } from '../../usage-error.ts';
import type { RecordedPreviewOptions } from '../preview-options.ts';
import { readChange } from '../read-change.ts';

export interface ChangedWorld {
  /** `recorded`: the accounts whose trails were read. */
  readonly worldOf: (recorded: ReadonlySet<AccountId>) => World;
  /** Of --target, what no call was of that the world was asked about, so far. */
  readonly idleTargets: () => readonly string[];
  /** What had to be assumed, for people. */
  readonly notes: readonly string[];
}

const NOTHING: Estate = { organizations: [], accounts: new Map(), awsManagedPolicies: new Map() };

const ALONE =
  'no estate was given (--estate): the change is judged alone, and all other policies are taken to allow what they allowed; organization, tags and owners are not known';

/** Undefined when a file cannot be used: the errors were told. */
export function changeWorld(options: RecordedPreviewOptions, streams: Streams): ChangedWorld | undefined {
  const { managedPolicy, rules } = surroundings();
  const base = options.estate.length === 0 ? undefined : openEstate(options.estate, streams);
  if (options.estate.length > 0 && base === undefined) return undefined;
  const sources = readInputs(options.change);
  const notes =
    base === undefined
      ? [ALONE]
      : ['the estate tells organization, tags and owners as they are now, not as they were when the calls were recorded'];
  if (options.as === undefined) {
    refuseLoosePolicies(sources);
    const change = readChange(sources, base ?? NOTHING, streams);
    if (change === undefined) return undefined;
    const changed =
      base === undefined ? { after: change.estate } : { before: base, after: overlayEstate(base, change.estate, change.stated) };
    const world = estateWorld(changed, managedPolicy, rules);
    return { worldOf: () => world, idleTargets: () => [], notes };
  }
  const policies = readPolicies(sources, options.as, options.targets, streams);
  if (policies === undefined) return undefined;
  const hasOrganization = base !== undefined && base.organizations.length > 0;
  const guards = options.as === 'scp' || options.as === 'rcp';
  const met = new Set<string>();
  return {
    worldOf: (recorded) => proposedWorld(policies, recorded, base ?? NOTHING, managedPolicy, (target) => met.add(target)),
    idleTargets: () => [...new Set(options.targets)].filter((target) => !met.has(target)),
    notes: guards && !hasOrganization ? [...notes, EXEMPT[options.as === 'scp' ? 'scp' : 'rcp']] : notes,
  };
}

const EXEMPT = {
  scp: 'which account is the management account is not known: SCPs do not bind it, and what is told of its calls does not count',
  rcp: 'which account is the management account is not known: RCPs do not guard its resources, and what is told of them does not count',
} as const;

function refuseLoosePolicies(sources: readonly SourceText[]): void {
  for (const { name, text } of sources) {
    if (isPolicyDocument(text)) {
      throw new UsageError(`\`${name}\` is a policy document: say what it is to be with --as scp, rcp, boundary, identity or resource`);
    }
  }
}

function isPolicyDocument(text: string): boolean {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && 'Statement' in value;
  } catch {
    return false;
  }
}

/** What AWS would not take, nobody can propose: its errors end it, its warnings are told. */
function readPolicies(
  sources: readonly SourceText[],
  as: ProposedPolicy['as'],
  targets: readonly string[],
  streams: Streams,
): readonly ProposedPolicy[] | undefined {
  if ((as === 'boundary' || as === 'resource') && sources.length > 1) {
    throw new UsageError(
      `--as ${as} takes one document: there is one ${as === 'boundary' ? 'boundary to a user or role' : 'policy to a resource'}`,
    );
  }
  const type = as === 'resource' && targets.every((target) => /^arn:[^:]*:iam::\d{12}:role\//.test(target)) ? 'trust' : as;
  let isBad = false;
  const policies = sources.flatMap((source) => {
    const { policy, diagnostics } = parsePolicyText(source);
    const all = policy === undefined ? diagnostics : validatePolicy(policy, type);
    tellDiagnostics(all, streams);
    if (policy === undefined || all.some(({ severity }) => severity === 'error')) {
      isBad = true;
      return [];
    }
    return [{ as, policy: compilePolicy(policy, { type, name: source.name }), targets }];
  });
  return isBad ? undefined : policies;
}
