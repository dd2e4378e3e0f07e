// Services whose requests are not bound to the Region that an event names.

/**
 * Prefixes of services with one endpoint for all Regions, and of those that have such endpoints beside their Regions' (sts, s3 for lists of buckets is
 * told by its actions). IAM User Guide, AWS: Denies access to AWS based on the requested Region; AWS global condition context keys, aws:RequestedRegion.
 */
const GLOBAL: ReadonlySet<string> = new Set([
  'account',
  'artifact',
  'aws-portal',
  'aws-marketplace',
  'billing',
  'budgets',
  'ce',
  'chatbot',
  'chime',
  'cloudfront',
  'consolidatedbilling',
  'cur',
  'globalaccelerator',
  'health',
  'iam',
  'importexport',
  'invoicing',
  'networkmanager',
  'organizations',
  'payments',
  'pricing',
  'resource-explorer-2',
  'route53',
  'route53-recovery-control-config',
  'route53-recovery-readiness',
  'route53domains',
  'savingsplans',
  'shield',
  'sso-directory',
  'sts',
  'support',
  'supportplans',
  'tax',
  'trustedadvisor',
  'waf',
  'wafv2',
]);

/** Actions of other services that any Region's endpoint takes. */
const GLOBAL_ACTIONS: ReadonlySet<string> = new Set([
  's3:ListAllMyBuckets',
  's3:GetAccountPublicAccessBlock',
  's3:PutAccountPublicAccessBlock',
]);

/** `action`: `service:Name`. */
export function isGlobalService(action: string): boolean {
  return GLOBAL.has(action.slice(0, action.indexOf(':'))) || GLOBAL_ACTIONS.has(action);
}
