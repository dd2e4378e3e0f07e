// What a registry scans, and how.
import type { AuthorizeContext } from '../../../../cloud/call-context.ts';
import type { Demand } from '../../../../cloud/demand.ts';
import type { RegistryScanningConfiguration, RegistryScanningRule } from '../../../../cloud/model/generated/ecr.ts';
import { registryDemand } from '../../demands.ts';
import type { EcrGroup } from '../../ecr-operations.ts';
import { invalidParameter } from '../../errors.ts';
import type { RegistryRow, ScanningRule } from '../../rows/registry-row.ts';
import { putRegistry, registryRow } from '../registry/update-registry.ts';

type Scanning = NonNullable<RegistryRow['scanning']>;

const DEFAULT: Scanning = { scanType: 'BASIC', rules: [] };

export const registryScanningOperations: EcrGroup<'GetRegistryScanningConfiguration' | 'PutRegistryScanningConfiguration'> = {
  GetRegistryScanningConfiguration: {
    authorize: (_input, cx) => [registryDemand('GetRegistryScanningConfiguration', cx)],
    handle: (_permit, _input, cx) => ({ registryId: cx.account, scanningConfiguration: shown(registryRow(cx).scanning ?? DEFAULT) }),
  },
  PutRegistryScanningConfiguration: {
    authorize: ({ scanType }, cx) => [
      registryDemand('PutRegistryScanningConfiguration', cx),
      ...(scanType === 'ENHANCED' ? inspectorDemands(cx) : []),
    ],
    handle: (_permit, { scanType = 'BASIC', rules = [] }, cx) => {
      const scanning: Scanning = { scanType: scanType as Scanning['scanType'], rules: rules.map(readRule) };
      checkRules(scanning);
      putRegistry(cx, { ...registryRow(cx), scanning });
      return { registryScanningConfiguration: shown(scanning) };
    },
  },
};

/** Amazon ECR User Guide, Scan images with enhanced scanning: required IAM permissions. */
function inspectorDemands({ partition, region, account }: AuthorizeContext): readonly Demand[] {
  const arn = (path: string): string => `arn:${partition}:inspector2:${region}:${account}:${path}`;
  return [
    { action: 'inspector2:ListAccountPermissions', resource: { arn: arn('/accountpermissions/list') } },
    { action: 'inspector2:Enable', resource: { arn: arn('/enable') } },
  ];
}

function readRule({ scanFrequency, repositoryFilters }: RegistryScanningRule): ScanningRule {
  return {
    scanFrequency: scanFrequency as ScanningRule['scanFrequency'],
    filters: repositoryFilters.map(({ filter }) => ({ filter, filterType: 'WILDCARD' })),
  };
}

/** Amazon ECR API Reference, RegistryScanningRule: which frequencies a scan type has. */
function checkRules({ scanType, rules }: Scanning): void {
  const frequencies = rules.map(({ scanFrequency }) => scanFrequency);
  if (new Set(frequencies).size < frequencies.length) throw invalidParameter('rules', 'Each scan frequency can be used in one rule only');
  const wrong = frequencies.find((frequency) => frequency === (scanType === 'BASIC' ? 'CONTINUOUS_SCAN' : 'MANUAL'));
  if (wrong !== undefined) throw invalidParameter('rules', `Scan frequency ${wrong} is not supported for scan type ${scanType}`);
}

function shown({ scanType, rules }: Scanning): RegistryScanningConfiguration {
  return { scanType, rules: rules.map(({ scanFrequency, filters }) => ({ scanFrequency, repositoryFilters: filters })) };
}
