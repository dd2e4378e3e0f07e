// Every layer's matching statements: who allows, who denies (IAM User Guide: policy evaluation logic).
import type { Grade, PolicyDescription } from '../../src/model/decision.ts';
import type { PolicyType } from '../../src/model/policy-set.ts';
import { conditionHit } from './condition.ts';
import { actionHit, resourceHit } from './match.ts';
import { principalHit } from './principal.ts';
import type { Question, RawPolicy } from './question.ts';
import { isForeignObject } from './s3.ts';
import { statementsOf, versionOf, words } from './statement.ts';

/** A statement that matches. */
export interface Hit {
  readonly policy: PolicyDescription;
  readonly index: number;
  /** `any` in policy types that have no Principal. */
  readonly grade: Grade;
}

export interface Matches {
  readonly allows: readonly Hit[];
  readonly denies: readonly Hit[];
}

/** Undefined: the layer has no say. SCPs by level, from the root down. */
export interface Layers extends Readonly<Record<'rcp' | 'endpoint' | 'identity' | 'boundary' | 'session', Matches | undefined>> {
  readonly scp: readonly Matches[] | undefined;
  readonly resource: Matches;
}

/** Services whose resources RCPs protect (Organizations User Guide: resource control policies). */
const RCP_SERVICES = words(
  'aoss appconfig appstream autoscaling autoscaling-plans budgets clouddirectory cloudfront cloudsearch cloudtrail-data codeartifact ' +
    'codebuild codecommit codepipeline cognito-identity cognito-idp comprehend comprehendmedical compute-optimizer cost-optimization-hub ' +
    'dax dsql dynamodb ecr ecr-public events firehose fis fms gamelift health inspector-scan kendra kinesisvideo kms logs memorydb ' +
    'networkmonitor notifications opensearch pca-connector-ad personalize polly pricing resource-groups rolesanywhere s3 secretsmanager ' +
    'servicediscovery signin sqs sts support swf textract timestream-influxdb transcribe transfer translate wafv2 workspaces xray',
);
const BUCKET_POLICY = words('s3:getbucketpolicy s3:putbucketpolicy s3:deletebucketpolicy');

export function layersOf(question: Question): Layers {
  const { policies, side, caller, forwarded } = question;
  const { scp, rcp, endpoint, identity, boundary, session } = policies;
  const of = (type: PolicyType, list: readonly RawPolicy[] | undefined): Matches | undefined => list && matchesOf(list, type, question);
  return {
    scp: scpApplies(question) ? scp?.map((level) => matchesOf(level.policies, 'scp', question)) : undefined,
    rcp: of('rcp', rcpApplies(question) ? rcp?.flatMap((level) => level.policies) : undefined),
    // The service that forwards the call is not behind the caller's endpoint.
    endpoint: of('endpoint', forwarded ? undefined : endpoint && [endpoint]),
    resource: resourceMatches(question),
    identity: of('identity', side === 'none' || caller.isRoot ? undefined : identity),
    boundary: of('boundary', side === 'none' || caller.isRoot ? undefined : boundary && [boundary]),
    session: of('session', side === 'none' ? undefined : session),
  };
}

function resourceMatches(question: Question): Matches {
  const { action, policies, side, caller } = question;
  if (policies.resource === undefined || action === 'ecr:getauthorizationtoken') return { allows: [], denies: [] };
  const { allows, denies } = matchesOf([policies.resource], 'resource', question);
  return {
    // S3 User Guide: a bucket policy does not open objects that other accounts own; its denials hold all the same.
    allows: isForeignObject(question) ? [] : allows,
    // S3 User Guide: the bucket owner's root user cannot be locked out of the bucket policy itself.
    denies: BUCKET_POLICY.has(action) && side === 'same' && caller.isRoot ? [] : denies,
  };
}

/** Service control policies hold for members' principals, whomever the resource belongs to. */
function scpApplies({ request: { principal }, callerAccount }: Question): boolean {
  if (callerAccount === undefined || (principal.kind === 'roleSession' && principal.serviceLinked)) return false;
  return callerAccount.organization?.managementAccount !== callerAccount.id;
}

/** Resource control policies hold for members' resources, whoever calls. */
function rcpApplies({ request: { principal, resource }, ownerAccount, service, action }: Question): boolean {
  if (resource.arn === '*' || (principal.kind === 'roleSession' && principal.serviceLinked)) return false;
  if (ownerAccount !== undefined && ownerAccount.organization?.managementAccount === ownerAccount.id) return false;
  return RCP_SERVICES.has(service) && action !== 'kms:retiregrant' && action !== 'ecr:getauthorizationtoken';
}

function matchesOf(policies: readonly RawPolicy[], type: PolicyType, question: Question): Matches {
  const allows: Hit[] = [];
  const denies: Hit[] = [];
  const namesPrincipal = type === 'resource' || type === 'endpoint' || type === 'rcp';
  for (const { description, document } of policies) {
    const version = versionOf(document);
    for (const [index, statement] of statementsOf(document).entries()) {
      if (!actionHit(statement, question) || !resourceHit(statement, version, type, question)) continue;
      const grade = namesPrincipal ? principalHit(statement, question) : 'any';
      if (grade === undefined || !conditionHit(statement, version, question)) continue;
      if (statement.Effect === 'Allow') allows.push({ policy: description, index, grade });
      if (statement.Effect === 'Deny') denies.push({ policy: description, index, grade });
    }
  }
  return { allows, denies };
}
