// Sub-commands of `cloud` about time, denials and identity providers.
import { readText } from '../read-inputs.ts';
import { UsageError } from '../usage-error.ts';
import type { CloudCommand, Outcome } from './cloud-command.ts';
import { secondsOf } from './duration.ts';

interface Clock {
  readonly now: string;
  readonly offsetSeconds: number;
}

interface Denial {
  readonly id: string;
  readonly time: string;
  readonly message: string;
}

export const OTHER_COMMANDS: readonly CloudCommand[] = [
  { name: 'clock', operands: [], run: async ({ get }) => clockOutcome((await get('/clock')) as Clock) },
  {
    name: 'advance',
    operands: ['TIME'],
    run: async ({ post }, [span = '']) => clockOutcome((await post('/clock', { advanceSeconds: secondsOf(span) })) as Clock),
  },
  { name: 'now', operands: [], run: async ({ post }) => clockOutcome((await post('/clock', { offsetSeconds: 0 })) as Clock) },
  {
    name: 'denials',
    operands: [],
    run: async ({ get }) => {
      const data = (await get('/decisions')) as { readonly decisions: readonly Denial[] };
      return { data, text: data.decisions.map(({ id, time, message }) => `${id}  ${time}\n  ${message}\n`).join('') };
    },
  },
  {
    name: 'token',
    operands: [],
    run: async ({ post }, _operands, { provider, subject, audience, claims, ttl }) => {
      if (provider === undefined || subject === undefined) throw new UsageError('token takes --provider ARN and --subject TEXT');
      const data = (await post('/web-identity-tokens', {
        provider,
        subject,
        ...(audience !== undefined && { audience }),
        ...(claims !== undefined && { claims: parsed('--claims', claims) }),
        ...(ttl !== undefined && { ttlSeconds: secondsOf(ttl) }),
      })) as { readonly token: string };
      return { data, text: `${data.token}\n` };
    },
  },
  {
    name: 'provider-keys',
    operands: ['FILE'],
    run: async ({ put }, [path = ''], { provider }) => {
      if (provider === undefined) throw new UsageError('provider-keys takes --provider ARN');
      const data = (await put('/provider-keys', { provider, jwks: parsed(path, readText(path)) })) as { readonly keys: number };
      return { data, text: `${provider} signs with ${data.keys} keys\n` };
    },
  },
];

function clockOutcome(clock: Clock): Outcome {
  const { now, offsetSeconds } = clock;
  return { data: clock, text: `${now}${offsetSeconds === 0 ? '' : `  (${offsetSeconds} s from the real time)`}\n` };
}

function parsed(what: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new UsageError(`${what} is no JSON`);
  }
}
