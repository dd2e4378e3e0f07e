// ModifyInstanceMetadataOptions, GetInstanceMetadataDefaults, ModifyInstanceMetadataDefaults.
import type { InstanceMetadataDefaultsResponse, ModifyInstanceMetadataDefaultsRequest } from '../../../../cloud/model/generated/ec2.ts';
import { keyOf } from '../../../../cloud/state/table.ts';
import { demand, demandOnAll, instanceContext, metadataContext, resourceOf } from '../../demands.ts';
import { type Ec2Operation, onAll } from '../../ec2-operation.ts';
import { incorrectInstanceState } from '../../errors.ts';
import { checkInstanceIds, findInstance, getInstance } from '../../instance/find-instances.ts';
import { stateNameOf } from '../../instance/instance-state.ts';
import { changedMetadataOptions, hopLimitOf, metadataDefaults, oneOf } from '../../instance/metadata-options.ts';
import { shownMetadataOptions } from '../../instance/shown-instance.ts';
import { INSTANCES, METADATA_DEFAULTS, type MetadataDefaultsRow, rowKey } from '../../rows.ts';

export const modifyInstanceMetadataOptions: Ec2Operation<'ModifyInstanceMetadataOptions'> = {
  authorize: (input, cx) => {
    checkInstanceIds([input.InstanceId]);
    const row = findInstance(cx, input.InstanceId);
    const asked = row === undefined ? [] : metadataContext(changedMetadataOptions(row.metadata, input, metadataDefaults(cx)));
    const context = row === undefined ? [] : [...instanceContext(row), ...asked];
    return [demand(cx, 'ModifyInstanceMetadataOptions', resourceOf(cx, 'instance', input.InstanceId), context)];
  },
  handle: (_permit, input, cx) => {
    const row = getInstance(cx, input.InstanceId);
    const state = stateNameOf(row, cx.now);
    if (state === 'terminated' || state === 'shutting-down') {
      throw incorrectInstanceState(`The instance '${row.id}' is not in a valid state for this operation.`);
    }
    const metadata = changedMetadataOptions(row.metadata, input, metadataDefaults(cx));
    cx.state.put(INSTANCES, rowKey(cx, row.id), { ...row, metadata });
    return { InstanceId: row.id, InstanceMetadataOptions: shownMetadataOptions(metadata, 'pending') };
  },
};

export const getInstanceMetadataDefaults: Ec2Operation<'GetInstanceMetadataDefaults'> = onAll(
  'GetInstanceMetadataDefaults',
  (_input, cx) => ({
    AccountLevel: shown(metadataDefaults(cx)),
  }),
);

export const modifyInstanceMetadataDefaults: Ec2Operation<'ModifyInstanceMetadataDefaults'> = {
  authorize: (input, cx) => [
    demandOnAll(cx, 'ModifyInstanceMetadataDefaults', [
      ...(input.HttpTokens === undefined ? [] : [['ec2:attribute/httptokens', input.HttpTokens] as const]),
      ...(input.HttpEndpoint === undefined ? [] : [['ec2:attribute/httpendpoint', input.HttpEndpoint] as const]),
    ]),
  ],
  handle: (_permit, input, cx) => {
    cx.state.put(METADATA_DEFAULTS, keyOf(cx.account, cx.region), merged(metadataDefaults(cx), input));
    return { Return: true };
  },
};

/** What is given takes the place of what was; `no-preference` and -1 take it away. */
function merged(row: MetadataDefaultsRow, input: ModifyInstanceMetadataDefaultsRequest): MetadataDefaultsRow {
  const choice = <const Value extends string>(
    value: string | undefined,
    parameter: string,
    values: readonly Value[],
    before: Value | undefined,
  ): Value | undefined => (value === 'no-preference' ? undefined : (oneOf(value, parameter, values) ?? before));
  const switched = ['enabled', 'disabled'] as const;
  const httpTokens = choice(input.HttpTokens, 'httpTokens', ['optional', 'required'], row.httpTokens);
  const httpEndpoint = choice(input.HttpEndpoint, 'httpEndpoint', switched, row.httpEndpoint);
  const tags = choice(input.InstanceMetadataTags, 'instanceMetadataTags', switched, row.tags);
  const enforced = choice(input.HttpTokensEnforced, 'httpTokensEnforced', switched, row.enforced);
  const hopLimit = input.HttpPutResponseHopLimit === undefined ? row.hopLimit : hopLimitOf(input.HttpPutResponseHopLimit);
  return {
    ...(httpTokens !== undefined && { httpTokens }),
    ...(httpEndpoint !== undefined && { httpEndpoint }),
    ...(hopLimit !== undefined && { hopLimit }),
    ...(tags !== undefined && { tags }),
    ...(enforced !== undefined && { enforced }),
  };
}

function shown({ httpTokens, httpEndpoint, hopLimit, tags, enforced }: MetadataDefaultsRow): InstanceMetadataDefaultsResponse {
  return {
    ...(httpTokens !== undefined && { HttpTokens: httpTokens }),
    ...(hopLimit !== undefined && { HttpPutResponseHopLimit: hopLimit }),
    ...(httpEndpoint !== undefined && { HttpEndpoint: httpEndpoint }),
    ...(tags !== undefined && { InstanceMetadataTags: tags }),
    ...(enforced !== undefined && { HttpTokensEnforced: enforced }),
    ManagedBy: 'account',
  };
}
