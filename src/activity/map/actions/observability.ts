// Whether a CloudTrail log can show that an action was used.
import { remembered } from '../remembered.ts';
import { ACTIONS_WITHOUT_OPERATION_1 } from './actions-without-operation-1.ts';
import { ACTIONS_WITHOUT_OPERATION_2 } from './actions-without-operation-2.ts';
import { ACTIONS_WITHOUT_OPERATION_3 } from './actions-without-operation-3.ts';
import { catalogAction, spelled } from './catalog-action.ts';
import { DATA_ACTIONS, LOGGED_ACTIONS, UNLOGGED_ACTIONS } from './data-actions.ts';
import { OPERATION_ACTIONS } from './operation-actions.ts';
import { S3_OPERATIONS, S3_VERSIONED } from './s3-operations.ts';
import { SERVICES_WITHOUT_OPERATIONS } from './services-without-operations.ts';

/**
 * - `management`: every trail of management events shows its use;
 * - `data`: only a trail with the data events of its service does;
 * - `never`: no event shows its use, or nobody says that one does: what no log shows is not unused.
 */
export type Observability = 'management' | 'data' | 'never';

const UNLOGGED = actionSet(UNLOGGED_ACTIONS);
const DATA = actionSet(DATA_ACTIONS);
const WITHOUT_OPERATION = actionSet([...ACTIONS_WITHOUT_OPERATION_1, ...ACTIONS_WITHOUT_OPERATION_2, ...ACTIONS_WITHOUT_OPERATION_3]);
const WITHOUT_MODEL: ReadonlySet<string> = new Set(SERVICES_WITHOUT_OPERATIONS.flatMap((line) => line.split(' ')));

/** Actions that calls of another name show, or calls of no public operation. */
const OBSERVED: ReadonlySet<string> = new Set([
  ...[...OPERATION_ACTIONS.values()].flat(),
  ...[...S3_OPERATIONS.values()].flat().map((name) => (name.includes(':') ? name : `s3:${name}`)),
  ...[...S3_VERSIONED.values()].map((name) => `s3:${name}`),
  ...['GetAccountPublicAccessBlock', 'GetBucketPublicAccessBlock'].map((name) => `s3:${name}`),
  ...['GET', 'POST', 'PUT', 'PATCH', 'DELETE'].map((verb) => `apigateway:${verb}`),
  ...['kms:ReEncryptFrom', 'kms:ReEncryptTo'],
  ...actionSet(LOGGED_ACTIONS),
]);

/**
 * For `service:Name` in any case. `never` for actions that the catalog does not know and for permission-only actions, such as iam:PassRole,
 * which are
 * recognised by there being no operation of their name. Source: CloudTrail User Guide, "Logging data events"; the models of the AWS SDKs.
 */
export const observability: (action: string) => Observability = remembered((action) => {
  const facts = catalogAction(action);
  if (facts === undefined) return 'never';
  const name = spelled(facts);
  if (has(UNLOGGED, facts.service, name)) return 'never';
  if (has(DATA, facts.service, name)) return 'data';
  if (OBSERVED.has(name)) return 'management';
  return WITHOUT_MODEL.has(facts.service) || WITHOUT_OPERATION.has(name) ? 'never' : 'management';
});

function has(actions: ReadonlySet<string>, service: string, name: string): boolean {
  return actions.has(name) || actions.has(`${service}:*`);
}

/** Lines of a service prefix and names. */
function actionSet(lines: readonly string[]): ReadonlySet<string> {
  return new Set(
    lines.flatMap((line) => {
      const [prefix = '', ...names] = line.split(' ');
      return names.map((name) => `${prefix}:${name}`);
    }),
  );
}
