// Time travel: the cloud's clock, moved.
import type { RunningCloud } from '../../../cloud/start-cloud.ts';
import type { ControlRoute } from '../../../cloud/server/control-route.ts';
import { badInput, objectOf, wholeNumberOf } from './route-input.ts';

export function clockRoutes({ clock, periodic }: RunningCloud): readonly ControlRoute[] {
  const show = () => ({ now: new Date(clock.now()).toISOString(), offsetSeconds: clock.offset() / 1000 });
  return [
    { method: 'GET', path: '/clock', handle: show },
    {
      method: 'POST',
      path: '/clock',
      handle: async (body) => {
        const input = objectOf(body);
        const advance = wholeNumberOf(input, 'advanceSeconds');
        const offset = wholeNumberOf(input, 'offsetSeconds');
        if ((advance === undefined) === (offset === undefined))
          throw badInput('give `advanceSeconds`, or `offsetSeconds` from the real time');
        try {
          clock.setOffset(advance === undefined ? (offset ?? 0) * 1000 : clock.offset() + advance * 1000);
        } catch (error) {
          throw badInput((error as Error).message);
        }
        await periodic();
        return show();
      },
    },
  ];
}
