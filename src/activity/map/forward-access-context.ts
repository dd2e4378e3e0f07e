// What a request has in its context when a service makes it in the name of a role or user (a forward access session).
import type { ContextValue } from '../../model/request.ts';
import { partitionOf } from './actions/call.ts';
import type { EventFacts } from './actions/event-facts.ts';
import { viaServiceName } from './actions/via-service-name.ts';

/** Services that put themselves into `aws:CalledVia`. Source: IAM, AWS global condition context keys, aws:CalledVia. */
const CALLED_VIA: ReadonlySet<string> = new Set([
  'aoss.amazonaws.com',
  'athena.amazonaws.com',
  'backup.amazonaws.com',
  'cloud9.amazonaws.com',
  'cloudformation.amazonaws.com',
  'databrew.amazonaws.com',
  'dataexchange.amazonaws.com',
  'dynamodb.amazonaws.com',
  'imagebuilder.amazonaws.com',
  'kms.amazonaws.com',
  'mgn.amazonaws.com',
  'nimble.amazonaws.com',
  'omics.amazonaws.com',
  'ram.amazonaws.com',
  'robomaker.amazonaws.com',
  'servicecatalog-appregistry.amazonaws.com',
  'sqlworkbench.amazonaws.com',
  'ssm-guiconnect.amazonaws.com',
]);

const PRINCIPALS: ReadonlySet<string> = new Set([
  'AssumedRole',
  'FederatedUser',
  'IAMUser',
  'IdentityCenterUser',
  'Root',
  'WebIdentityUser',
  'SAMLUser',
]);

const NOTHING: ReadonlyMap<string, ContextValue> = new Map();

/**
 * Condition keys that the request for `action` certainly had because of `invokedBy`; empty for calls that the principal made itself. `AWS Internal` and the
 * like name no service. Source: IAM, forward access sessions; KMS, kms:ViaService.
 */
export function forwardAccessContext(event: EventFacts, action: string): ReadonlyMap<string, ContextValue> {
  const { invokedBy, type } = event.identity;
  if (invokedBy === '') return NOTHING;
  const context = new Map<string, ContextValue>();
  if (!PRINCIPALS.has(type) || !/^[a-z0-9-]+\.amazonaws\.com(?:\.cn)?$/u.test(invokedBy)) return context;
  context.set('aws:viaawsservice', 'true');
  if (CALLED_VIA.has(invokedBy)) context.set('aws:calledvia', [invokedBy]);
  const service = invokedBy.slice(0, invokedBy.indexOf('.'));
  if (action.startsWith('kms:') && event.region !== '') {
    context.set('kms:viaservice', viaServiceName(service, event.region, partitionOf(event)));
  }
  return context;
}
