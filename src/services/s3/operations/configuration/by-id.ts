// Configurations of which a bucket has several, by id: inventory, metrics, analytics, intelligent tiering.
import type {
  AnalyticsConfiguration,
  IntelligentTieringConfiguration,
  InventoryConfiguration,
  MetricsConfiguration,
} from '../../../../cloud/model/generated/s3.ts';
import { ServiceError } from '../../../../cloud/service-error.ts';
import { invalidArgument } from '../../errors.ts';
import type { S3Operation } from '../s3-operation.ts';
import { demandsOn } from '../target/demands-on.ts';
import { type BucketInput, targetOf } from '../target/target.ts';
import { openToken, sealToken } from '../listing/continuation-token.ts';
import { deleteStored, getStored, listStored, putStored, type Stored } from './stored.ts';

const PAGE = 100;

function unset(): ServiceError {
  return new ServiceError('NoSuchConfiguration', 404, 'The specified configuration does not exist.');
}

const missing = (): never => {
  throw unset();
};

interface ListInput extends BucketInput {
  readonly ContinuationToken?: string | undefined;
}

interface Page<Value> {
  readonly page: readonly Value[];
  readonly rest: { readonly IsTruncated: boolean; readonly ContinuationToken?: string; readonly NextContinuationToken?: string };
}

function listAll<Value extends { readonly Id: string }, Output>(
  action: string,
  kind: string,
  shape: (page: Page<Value>) => Output,
): Stored<ListInput, Output> {
  return {
    authorize: (input, cx) => demandsOn(cx, targetOf(input, cx), action),
    handle: (_permit, input, cx) => {
      const { ContinuationToken: token } = input;
      const after = token === undefined ? '' : openToken(token);
      const left = listStored<Value>(cx.state, targetOf(input, cx), kind).filter(({ Id }) => Id > after);
      const page = left.slice(0, PAGE);
      const last = page.at(-1);
      const more = left.length > page.length && last !== undefined;
      return shape({
        page,
        rest: {
          IsTruncated: more,
          ...(token !== undefined && { ContinuationToken: token }),
          ...(more && { NextContinuationToken: sealToken(last.Id) }),
        },
      });
    },
  };
}

/** The id of the path must be that of the body. */
function sameId<Value extends { readonly Id: string }>(id: string, value: Value): Value {
  if (value.Id !== id) throw invalidArgument('Configuration id in the request does not match the id in the body', 'id', id);
  return value;
}

export const putInventory: S3Operation<'PutBucketInventoryConfiguration'> = putStored(
  's3:PutInventoryConfiguration',
  'inventory',
  (input) => sameId(input.Id, input.InventoryConfiguration),
);
export const getInventory: S3Operation<'GetBucketInventoryConfiguration'> = getStored(
  's3:GetInventoryConfiguration',
  'inventory',
  (value: InventoryConfiguration) => ({ InventoryConfiguration: value }),
  missing,
);
export const deleteInventory: S3Operation<'DeleteBucketInventoryConfiguration'> = deleteStored(
  's3:PutInventoryConfiguration',
  'inventory',
  unset,
);
export const listInventories: S3Operation<'ListBucketInventoryConfigurations'> = listAll(
  's3:GetInventoryConfiguration',
  'inventory',
  ({ page, rest }: Page<InventoryConfiguration>) => ({ InventoryConfigurationList: page, ...rest }),
);

export const putMetrics: S3Operation<'PutBucketMetricsConfiguration'> = putStored('s3:PutMetricsConfiguration', 'metrics', (input) =>
  sameId(input.Id, input.MetricsConfiguration),
);
export const getMetrics: S3Operation<'GetBucketMetricsConfiguration'> = getStored(
  's3:GetMetricsConfiguration',
  'metrics',
  (value: MetricsConfiguration) => ({ MetricsConfiguration: value }),
  missing,
);
export const deleteMetrics: S3Operation<'DeleteBucketMetricsConfiguration'> = deleteStored('s3:PutMetricsConfiguration', 'metrics', unset);
export const listMetrics: S3Operation<'ListBucketMetricsConfigurations'> = listAll(
  's3:GetMetricsConfiguration',
  'metrics',
  ({ page, rest }: Page<MetricsConfiguration>) => ({ MetricsConfigurationList: page, ...rest }),
);

export const putAnalytics: S3Operation<'PutBucketAnalyticsConfiguration'> = putStored(
  's3:PutAnalyticsConfiguration',
  'analytics',
  (input) => sameId(input.Id, input.AnalyticsConfiguration),
);
export const getAnalytics: S3Operation<'GetBucketAnalyticsConfiguration'> = getStored(
  's3:GetAnalyticsConfiguration',
  'analytics',
  (value: AnalyticsConfiguration) => ({ AnalyticsConfiguration: value }),
  missing,
);
export const deleteAnalytics: S3Operation<'DeleteBucketAnalyticsConfiguration'> = deleteStored(
  's3:PutAnalyticsConfiguration',
  'analytics',
  unset,
);
export const listAnalytics: S3Operation<'ListBucketAnalyticsConfigurations'> = listAll(
  's3:GetAnalyticsConfiguration',
  'analytics',
  ({ page, rest }: Page<AnalyticsConfiguration>) => ({ AnalyticsConfigurationList: page, ...rest }),
);

export const putTiering: S3Operation<'PutBucketIntelligentTieringConfiguration'> = putStored(
  's3:PutIntelligentTieringConfiguration',
  'tiering',
  (input) => sameId(input.Id, input.IntelligentTieringConfiguration),
);
export const getTiering: S3Operation<'GetBucketIntelligentTieringConfiguration'> = getStored(
  's3:GetIntelligentTieringConfiguration',
  'tiering',
  (value: IntelligentTieringConfiguration) => ({ IntelligentTieringConfiguration: value }),
  missing,
);
export const deleteTiering: S3Operation<'DeleteBucketIntelligentTieringConfiguration'> = deleteStored(
  's3:PutIntelligentTieringConfiguration',
  'tiering',
  unset,
);
export const listTierings: S3Operation<'ListBucketIntelligentTieringConfigurations'> = listAll(
  's3:GetIntelligentTieringConfiguration',
  'tiering',
  ({ page, rest }: Page<IntelligentTieringConfiguration>) => ({ IntelligentTieringConfigurationList: page, ...rest }),
);
