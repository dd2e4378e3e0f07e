// What operations are named after, by the catalog's resource types.
import { expect, test } from 'vitest';
import { catalogAction } from '../actions/catalog-action.ts';
import { madeTypes, namesWhatItMakes } from './made-types.ts';

test.each([
  ['ecs:RunTask', 'ecs:TagResource', ['task']],
  ['elasticloadbalancing:CreateListener', 'elasticloadbalancing:AddTags', ['listener/app', 'listener/gwy', 'listener/net']],
  ['elasticloadbalancing:CreateRule', 'elasticloadbalancing:AddTags', ['listener-rule/app', 'listener-rule/net']],
  ['elasticmapreduce:RunJobFlow', 'elasticmapreduce:AddTags', ['cluster']],
  ['rds:CreateDBInstance', 'rds:AddTagsToResource', ['db']],
  ['rds:CreateDBClusterSnapshot', 'rds:AddTagsToResource', ['cluster-snapshot']],
  ['rds:CreateDBInstanceReadReplica', 'rds:AddTagsToResource', ['db']],
  ['rds:RestoreDBClusterToPointInTime', 'rds:AddTagsToResource', ['cluster']],
  ['iam:CreateVirtualMFADevice', 'iam:TagMFADevice', ['mfa']],
  ['networkmanager:CreateSiteToSiteVpnAttachment', 'networkmanager:TagResource', ['attachment']],
  ['neptune-graph:CreateGraphUsingImportTask', 'neptune-graph:TagResource', ['graph']],
  ['redshift:CreateClusterSnapshot', 'redshift:CreateTags', ['snapshot']],
  ['datasync:CreateLocationS3', 'datasync:TagResource', ['location']],
  ['memorydb:CreateCluster', 'memorydb:TagResource', ['cluster']],
  ['cloudwatch:CreateServiceLevelObjective', 'cloudwatch:TagResource', ['slo']],
  ['route53resolver:AssociateFirewallRuleGroup', 'route53resolver:TagResource', ['firewall-rule-group-association']],
  ['cassandra:Create', 'cassandra:TagResource', []],
  ['dms:CreateOutboundIntegration', 'dms:AddTagsToResource', []],
])('%s makes %o', (own, tagging, types) => {
  expect(madeTypes(catalogAction(own)!, catalogAction(tagging)!).map(({ name }) => name)).toEqual(types);
});

test('a name may say that something is made which the catalog has no type for', () => {
  expect(namesWhatItMakes(catalogAction('dms:CreateOutboundIntegration')!)).toBe(true);
  expect(namesWhatItMakes(catalogAction('cassandra:Create')!)).toBe(false);
  expect(namesWhatItMakes(catalogAction('cassandra:CreateMultiRegionResource')!)).toBe(false);
});
