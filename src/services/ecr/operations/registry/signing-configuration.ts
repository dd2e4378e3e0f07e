// Which images are signed when they are pushed, and with which profile: kept and shown.
import type { SigningConfiguration } from '../../../../cloud/model/generated/ecr.ts';
import { registryDemand } from '../../demands.ts';
import type { EcrGroup } from '../../ecr-operations.ts';
import { failure } from '../../errors.ts';
import type { RegistryRow } from '../../rows/registry-row.ts';
import { putRegistry, registryRow } from './update-registry.ts';

export const signingConfigurationOperations: EcrGroup<
  'PutSigningConfiguration' | 'GetSigningConfiguration' | 'DeleteSigningConfiguration'
> = {
  PutSigningConfiguration: {
    authorize: (_input, cx) => [registryDemand('PutSigningConfiguration', cx)],
    handle: (_permit, { signingConfiguration }, cx) => {
      const signing = signingConfiguration.rules.map(({ signingProfileArn, repositoryFilters = [] }) => ({
        signingProfileArn,
        filters: repositoryFilters.map(({ filter, filterType }) => ({ filter, filterType })),
      }));
      putRegistry(cx, { ...registryRow(cx), signing });
      return { signingConfiguration: shown(signing) };
    },
  },
  GetSigningConfiguration: {
    authorize: (_input, cx) => [registryDemand('GetSigningConfiguration', cx)],
    handle: (_permit, _input, cx) => ({ registryId: cx.account, signingConfiguration: shown(signingOf(registryRow(cx))) }),
  },
  DeleteSigningConfiguration: {
    authorize: (_input, cx) => [registryDemand('DeleteSigningConfiguration', cx)],
    handle: (_permit, _input, cx) => {
      const { signing, ...rest } = registryRow(cx);
      const signingConfiguration = shown(signingOf({ ...(signing !== undefined && { signing }) }));
      putRegistry(cx, rest);
      return { registryId: cx.account, signingConfiguration };
    },
  },
};

type Signing = NonNullable<RegistryRow['signing']>;

function signingOf({ signing }: RegistryRow): Signing {
  if (signing === undefined)
    throw failure(
      'SigningConfigurationNotFound',
      'The specified signing configuration was not found. This occurs when it has not been set.',
    );
  return signing;
}

function shown(signing: Signing): SigningConfiguration {
  return {
    rules: signing.map(({ signingProfileArn, filters }) => ({
      signingProfileArn,
      ...(filters.length > 0 && { repositoryFilters: filters }),
    })),
  };
}
