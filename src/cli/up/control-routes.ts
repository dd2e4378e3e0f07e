// What can be done to a running cloud from outside of AWS's APIs, as one table.
import type { RunningCloud } from '../../cloud/start-cloud.ts';
import type { ControlRoute } from '../../cloud/server/control-route.ts';
import { clockRoutes } from './routes/clock-routes.ts';
import { credentialRoutes } from './routes/credential-routes.ts';
import { decisionRoutes } from './routes/decision-routes.ts';
import { estateRoutes } from './routes/estate-routes.ts';
import { identityProviderRoutes } from './routes/identity-provider-routes.ts';
import { instanceRoutes } from './routes/instance-routes.ts';
import { stateRoutes } from './routes/state-routes.ts';

export function controlRoutes(cloud: RunningCloud): readonly ControlRoute[] {
  return [
    {
      method: 'GET',
      path: '/accounts',
      handle: () => ({ accounts: cloud.kernel.organization.accounts(cloud.kernel.state.reader) }),
    },
    ...credentialRoutes(cloud),
    ...decisionRoutes(cloud),
    ...estateRoutes(cloud),
    ...stateRoutes(cloud),
    ...clockRoutes(cloud),
    ...identityProviderRoutes(cloud),
    ...instanceRoutes(cloud),
  ];
}
