// The options of `check`.
import { CHECKED_KINDS, type CheckedKind } from '../../analyze/checks/access/answer.ts';
import { PUBLIC_RESOURCE_TYPES, type PublicResourceType } from '../../analyze/checks/access/public-resource-types.ts';
import {
  POLICY_KINDS,
  type PolicyKind,
  VALIDATED_RESOURCE_TYPES,
  type ValidatedResourceType,
} from '../../analyze/checks/validate/policy-kind.ts';
import { oneOf } from '../one-of.ts';
import { parseArguments } from '../parse-arguments.ts';
import { UsageError } from '../usage-error.ts';
import { CHECKS, type CheckName } from './check-report.ts';

const FORMATS = ['text', 'json', 'sarif', 'markdown'] as const;
const FAIL_ON = ['error', 'security-warning', 'warning', 'suggestion', 'none'] as const;

export interface CheckOptions {
  readonly question: CheckQuestion;
  /** `-`: standard input. */
  readonly files: readonly string[];
  readonly format: (typeof FORMATS)[number];
  readonly failOn: (typeof FAIL_ON)[number];
  readonly ignore: string | undefined;
}

export type CheckQuestion =
  | {
      readonly check: 'validate';
      readonly policyType: PolicyKind;
      readonly resourceType?: ValidatedResourceType;
      readonly legacyScp: boolean;
    }
  | { readonly check: 'no-new-access'; readonly policyType: CheckedKind; readonly existing: string }
  | {
      readonly check: 'access-not-granted';
      readonly policyType: CheckedKind;
      readonly actions: readonly string[];
      readonly resources: readonly string[];
    }
  | { readonly check: 'no-public-access'; readonly resourceType: PublicResourceType };

/** Reads the arguments after `check`; `UsageError` says what is wrong with them. */
export function readCheckOptions(args: readonly string[]): CheckOptions {
  const { values, positionals } = parse(args);
  const [name, ...files] = positionals;
  if (name === undefined) throw new UsageError(`say which check: ${CHECKS.join(', ')}`);
  const check = oneOf(name, CHECKS, 'check');
  for (const [option, checks] of Object.entries(ONLY_FOR)) {
    if (values[option as keyof typeof ONLY_FOR] !== undefined && !checks.includes(check)) {
      throw new UsageError(`--${option} is for ${checks.join(' and ')}, not for ${check}`);
    }
  }
  return {
    question: questionOf(check, values),
    files: files.length === 0 ? ['-'] : files,
    format: oneOf(values.format ?? 'text', FORMATS, '--format'),
    failOn: oneOf(values['fail-on'] ?? 'error', FAIL_ON, '--fail-on'),
    ignore: values.ignore,
  };
}

/** An option that the check does not look at would be a mistake that nobody sees. */
const ONLY_FOR: Readonly<
  Record<'existing' | 'actions' | 'resources' | 'resource-type' | 'policy-type' | 'legacy-scp' | 'fail-on', readonly CheckName[]>
> = {
  existing: ['no-new-access'],
  actions: ['access-not-granted'],
  resources: ['access-not-granted'],
  'resource-type': ['validate', 'no-public-access'],
  'policy-type': ['validate', 'no-new-access', 'access-not-granted'],
  'legacy-scp': ['validate'],
  'fail-on': ['validate'],
};

function parse(args: readonly string[]) {
  return parseArguments({
    args: [...args],
    allowPositionals: true,
    options: {
      'policy-type': { type: 'string', short: 't' },
      'resource-type': { type: 'string', short: 'r' },
      existing: { type: 'string' },
      actions: { type: 'string', multiple: true },
      resources: { type: 'string', multiple: true },
      'legacy-scp': { type: 'boolean' },
      format: { type: 'string', short: 'f' },
      'fail-on': { type: 'string' },
      ignore: { type: 'string' },
    },
  });
}

type Values = ReturnType<typeof parse>['values'];

function questionOf(check: CheckName, values: Values): CheckQuestion {
  switch (check) {
    case 'validate':
      return validateQuestion(values);
    case 'no-new-access':
      if (values.existing === undefined) throw new UsageError('--existing missing: the policy that says what is allowed already');
      return { check, policyType: checkedKind(values), existing: values.existing };
    case 'access-not-granted': {
      const actions = listOf(values.actions);
      const resources = listOf(values.resources);
      if (actions.length + resources.length === 0) throw new UsageError('--actions or --resources missing: what must not be granted');
      return { check, policyType: checkedKind(values), actions, resources };
    }
    case 'no-public-access':
      if (values['resource-type'] === undefined) throw new UsageError('--resource-type missing: what the policy is attached to');
      return { check, resourceType: oneOf(values['resource-type'], PUBLIC_RESOURCE_TYPES, '--resource-type') };
  }
}

const SHORT: ReadonlyMap<string, PolicyKind> = new Map([
  ['identity', 'IDENTITY_POLICY'],
  ['resource', 'RESOURCE_POLICY'],
  ['scp', 'SERVICE_CONTROL_POLICY'],
  ['rcp', 'RESOURCE_CONTROL_POLICY'],
]);

const ROLE_TRUST = 'AWS::IAM::AssumeRolePolicyDocument';

function validateQuestion(values: Values): CheckQuestion {
  const type = values['resource-type'];
  const given = values['policy-type'];
  const trust = given === 'trust';
  const policyType = trust || (given === undefined && type !== undefined) ? 'RESOURCE_POLICY' : kindOf(given, POLICY_KINDS);
  if (trust && type !== undefined && type !== ROLE_TRUST) throw new UsageError(`the resource type of a trust policy is ${ROLE_TRUST}`);
  const resourceType = trust ? ROLE_TRUST : type === undefined ? undefined : oneOf(type, VALIDATED_RESOURCE_TYPES, '--resource-type');
  if (resourceType !== undefined && policyType !== 'RESOURCE_POLICY') throw new UsageError('--resource-type is for resource policies');
  return {
    check: 'validate',
    policyType,
    ...(resourceType === undefined ? {} : { resourceType }),
    legacyScp: values['legacy-scp'] ?? false,
  };
}

function checkedKind(values: Values): CheckedKind {
  const given = values['policy-type'];
  return given === 'trust' ? 'RESOURCE_POLICY' : kindOf(given, CHECKED_KINDS);
}

function kindOf<Kind extends PolicyKind>(given: string | undefined, kinds: readonly Kind[]): Kind {
  const long = SHORT.get(given ?? 'identity') ?? given ?? '';
  const found = kinds.find((kind) => kind === long);
  if (found !== undefined) return found;
  const names = [...SHORT].flatMap(([short, kind]) => (kinds.some((one) => one === kind) ? [short] : []));
  throw new UsageError(`--policy-type takes ${names.join(', ')} or trust, not \`${given}\``);
}

/** Several times, or with commas or spaces between. */
function listOf(given: readonly string[] | undefined): readonly string[] {
  return (given ?? []).flatMap((text) => text.split(/[,\s]+/)).filter((text) => text !== '');
}
