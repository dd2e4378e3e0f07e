// Tokens as if from an identity provider that an account has registered, and the keys that such a provider signs with.
import type { RunningCloud } from '../../../cloud/start-cloud.ts';
import type { ControlRoute } from '../../../cloud/server/control-route.ts';
import { issueWebIdentityToken } from '../../../services/sts/oidc/issue-web-identity-token.ts';
import { setProviderKeys } from '../../../services/sts/oidc/provider-keys.ts';
import { badInput, notFound, objectOf, textOf, wholeNumberOf } from './route-input.ts';

export function identityProviderRoutes({ kernel }: RunningCloud): readonly ControlRoute[] {
  const check = (provider: string): void => {
    if (!kernel.identities.providerExists(kernel.state.reader, provider)) throw notFound(`no account has registered ${provider}`);
  };
  return [
    {
      method: 'POST',
      path: '/web-identity-tokens',
      handle: async (body) => {
        const input = objectOf(body);
        const provider = textOf(input, 'provider', true);
        check(provider);
        const claims = input['claims'];
        const seconds = wholeNumberOf(input, 'ttlSeconds');
        const audience = textOf(input, 'audience');
        const { value, changes } = kernel.state.transact((state) =>
          issueWebIdentityToken(
            { state, now: kernel.clock.now(), random: kernel.random, identities: kernel.identities },
            {
              provider,
              subject: textOf(input, 'subject', true),
              ...(audience !== undefined && { audience }),
              ...(claims !== undefined && { claims: objectOf(claims) }),
              ...(seconds !== undefined && { ttl: seconds }),
            },
          ),
        );
        await kernel.state.commit(changes);
        return { token: value };
      },
    },
    {
      method: 'PUT',
      path: '/provider-keys',
      handle: async (body) => {
        const input = objectOf(body);
        const provider = textOf(input, 'provider', true);
        check(provider);
        const { keys } = objectOf(input['jwks'] ?? {});
        if (!Array.isArray(keys)) throw badInput('`jwks` is a JSON Web Key Set: { "keys": [ … ] }');
        const { changes } = kernel.state.transact((state) => setProviderKeys(state, provider, keys.map(objectOf)));
        await kernel.state.commit(changes);
        return { provider, keys: keys.length };
      },
    },
  ];
}
