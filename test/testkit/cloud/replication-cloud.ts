// ECR in a cloud of two accounts with IAM, for tests of replication: short ways to set it up, and to see what has come of it.
import { iamService } from '../../../src/services/iam/service.ts';
import { ACCOUNT_A, ACCOUNT_B, type EcrCloud, ecrCloud, type PushedImage, REPOSITORY, sha256 } from './ecr-cloud.ts';
import type { Answer, TestCaller, TestCloud } from './test-cloud.ts';

export interface Place {
  readonly region: string;
  readonly registryId: string;
}

export const HOME = 'us-west-2';
/** Account B's registry in the same region. */
export const TO_B: Place = { region: HOME, registryId: ACCOUNT_B };
/** Account A's own registry in another region. */
export const TO_EAST: Place = { region: 'us-east-1', registryId: ACCOUNT_A };

export interface ReplicationCloud extends Pick<EcrCloud, 'pushImage' | 'call'> {
  readonly cloud: TestCloud;
  /** Roots of the two accounts; the repository that images are pushed to is A's. */
  readonly a: TestCaller;
  readonly b: TestCaller;
  /** One rule of a registry. */
  readonly replicate: (from: TestCaller, destinations: readonly Place[], ...prefixes: readonly string[]) => void;
  /** B's registry lets A do these things. */
  readonly admit: (actions: readonly string[], resource?: string) => void;
  readonly put: (imageManifest: string, imageTag?: string) => PushedImage;
  readonly statuses: (imageTag: string) => Answer;
}

export function replicationCloud(): ReplicationCloud {
  const { cloud, owner: a, other: b, call, pushImage } = ecrCloud({}, [iamService]);
  for (const account of [ACCOUNT_A, ACCOUNT_B]) cloud.createAccount(account);
  return {
    cloud,
    a,
    b,
    call,
    pushImage: (...image) => {
      cloud.clock.advance(1000);
      return pushImage(...image);
    },
    replicate: (from, destinations, ...prefixes) => {
      const repositoryFilters = prefixes.map((filter) => ({ filter, filterType: 'PREFIX_MATCH' }));
      const rule = { destinations, ...(prefixes.length > 0 && { repositoryFilters }) };
      from.call('ecr', 'PutReplicationConfiguration', { replicationConfiguration: { rules: [rule] } });
    },
    admit: (actions, resource = `arn:aws:ecr:${HOME}:${ACCOUNT_B}:repository/*`) => {
      const principal = { AWS: `arn:aws:iam::${ACCOUNT_A}:root` };
      b.call('ecr', 'PutRegistryPolicy', {
        policyText: policyText({ Effect: 'Allow', Principal: principal, Action: actions, Resource: resource }),
      });
    },
    put: (imageManifest, imageTag) => {
      cloud.clock.advance(1000);
      call('PutImage', { imageManifest, ...(imageTag !== undefined && { imageTag }) });
      return { manifest: imageManifest, digest: sha256(imageManifest) };
    },
    statuses: (imageTag) => call('DescribeImageReplicationStatus', { imageId: { imageTag } }).replicationStatuses,
  };
}

/** Of one statement. */
export function policyText(statement: object): string {
  return JSON.stringify({ Version: '2012-10-17', Statement: [statement] });
}

/** Names of the repositories that a registry has. */
export function repositoryNames(of: TestCaller): readonly string[] {
  return of.call('ecr', 'DescribeRepositories').repositories.map(({ repositoryName }: Answer) => repositoryName);
}

/** Tags of the images of the repository in a registry, by digest. */
export function tagsAt(of: TestCaller): ReadonlyMap<string, readonly string[]> {
  const { imageDetails } = of.call('ecr', 'DescribeImages', { repositoryName: REPOSITORY });
  return new Map(imageDetails.map(({ imageDigest, imageTags = [] }: Answer) => [imageDigest, imageTags]));
}
