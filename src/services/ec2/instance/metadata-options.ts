// How the metadata service of an instance is set: given with the call, by the account's defaults, or by the image.
// Source: Amazon EC2 User Guide, Configure the Instance Metadata Service options, "Order of precedence".
import type { InstanceMetadataOptionsRequest } from '../../../cloud/model/generated/ec2.ts';
import { ec2Error, invalidValue } from '../errors.ts';
import { METADATA_DEFAULTS, type MetadataDefaultsRow, type MetadataOptionsRow, type Place } from '../rows.ts';
import { keyOf } from '../../../cloud/state/table.ts';

const LARGEST_HOP_LIMIT = 64;

export function metadataDefaults({ state, account, region }: Place): MetadataDefaultsRow {
  return state.get(METADATA_DEFAULTS, keyOf(account, region)) ?? {};
}

/** Throws `InvalidParameterValue`. `requiresTokens`: what the image asks for. */
export function metadataOptionsOf(
  given: InstanceMetadataOptionsRequest | undefined,
  defaults: MetadataDefaultsRow,
  requiresTokens: boolean,
): MetadataOptionsRow {
  const httpTokens =
    oneOf(given?.HttpTokens, 'httpTokens', ['optional', 'required']) ?? defaults.httpTokens ?? (requiresTokens ? 'required' : 'optional');
  return {
    httpTokens: enforced(httpTokens, defaults),
    httpEndpoint: oneOf(given?.HttpEndpoint, 'httpEndpoint', ['enabled', 'disabled']) ?? defaults.httpEndpoint ?? 'enabled',
    hopLimit: hopLimitOf(given?.HttpPutResponseHopLimit) ?? defaults.hopLimit ?? (requiresTokens ? 2 : 1),
    ipv6: oneOf(given?.HttpProtocolIpv6, 'httpProtocolIpv6', ['enabled', 'disabled']) ?? 'disabled',
    tags: oneOf(given?.InstanceMetadataTags, 'instanceMetadataTags', ['enabled', 'disabled']) ?? defaults.tags ?? 'disabled',
  };
}

/** What ModifyInstanceMetadataOptions makes of them. */
export function changedMetadataOptions(
  row: MetadataOptionsRow,
  given: InstanceMetadataOptionsRequest,
  defaults: MetadataDefaultsRow,
): MetadataOptionsRow {
  const httpTokens = oneOf(given.HttpTokens, 'httpTokens', ['optional', 'required']);
  return {
    httpTokens: httpTokens === undefined ? row.httpTokens : enforced(httpTokens, defaults),
    httpEndpoint: oneOf(given.HttpEndpoint, 'httpEndpoint', ['enabled', 'disabled']) ?? row.httpEndpoint,
    hopLimit: hopLimitOf(given.HttpPutResponseHopLimit) ?? row.hopLimit,
    ipv6: oneOf(given.HttpProtocolIpv6, 'httpProtocolIpv6', ['enabled', 'disabled']) ?? row.ipv6,
    tags: oneOf(given.InstanceMetadataTags, 'instanceMetadataTags', ['enabled', 'disabled']) ?? row.tags,
  };
}

function enforced(httpTokens: 'optional' | 'required', { enforced: enforcing }: MetadataDefaultsRow): 'optional' | 'required' {
  if (enforcing === 'enabled' && httpTokens !== 'required') {
    throw ec2Error(
      'UnsupportedOperation',
      "You can't launch instances with IMDSv1 because httpTokensEnforced is enabled for this account. Either launch the instance with httpTokens=required or contact your account owner to disable httpTokensEnforced using the ModifyInstanceMetadataDefaults API or the account settings in the EC2 console.",
    );
  }
  return httpTokens;
}

export function hopLimitOf(value: number | undefined): number | undefined {
  if (value === undefined || value === -1) return undefined;
  if (!Number.isInteger(value) || value < 1 || value > LARGEST_HOP_LIMIT) {
    throw invalidValue(value, 'HttpPutResponseHopLimit', 'The value must be between 1 and 64');
  }
  return value;
}

/** Throws `InvalidParameterValue` for anything but these. */
export function oneOf<const Value extends string>(
  value: string | undefined,
  parameter: string,
  values: readonly Value[],
): Value | undefined {
  if (value === undefined) return undefined;
  const found = values.find((one) => one === value);
  if (found === undefined) throw invalidValue(value, parameter, `Valid values are: ${values.join(', ')}`);
  return found;
}
