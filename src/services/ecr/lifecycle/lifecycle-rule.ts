// A rule of a lifecycle policy, as it is applied. Amazon ECR User Guide, Lifecycle policy properties.

export interface LifecycleRule {
  /** Lower ones come first; unique in a policy. */
  readonly priority: number;
  readonly selection: TagSelection;
  readonly storageClass: 'standard' | 'archive';
  readonly countType: CountType;
  /** Images to keep, or days. */
  readonly countNumber: number;
  readonly action: 'expire' | 'archive';
}

export type CountType = 'imageCountMoreThan' | 'sinceImagePushed' | 'sinceImagePulled' | 'sinceImageTransitioned';

/** Each prefix, or each pattern (`*` stands for any characters), must match one of the image's tags. */
export type TagSelection =
  | { readonly status: 'any' }
  | { readonly status: 'untagged' }
  | { readonly status: 'tagged'; readonly by: 'prefix' | 'pattern'; readonly list: readonly string[] };
