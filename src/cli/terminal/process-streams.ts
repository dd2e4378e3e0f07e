// The streams of this process: colour only on a terminal, and as NO_COLOR and FORCE_COLOR wish.
import type { Streams } from './streams.ts';

const COLUMNS_DEFAULT = 100;
const COLUMNS_MAX = 140;

export function processStreams(): Streams {
  const { stdout, stderr, stdin, env } = process;
  const colour = env['NO_COLOR'] === undefined || env['NO_COLOR'] === '' ? stdout.isTTY === true || isSet(env['FORCE_COLOR']) : false;
  return {
    out: (text) => void stdout.write(text),
    err: (text) => void stderr.write(text),
    input: async () => {
      if (stdin.isTTY) return undefined;
      const chunks: Buffer[] = [];
      for await (const chunk of stdin) chunks.push(chunk as Buffer);
      return Buffer.concat(chunks).toString('utf8');
    },
    colour,
    columns: Math.min(stdout.columns ?? COLUMNS_DEFAULT, COLUMNS_MAX),
  };
}

function isSet(value: string | undefined): boolean {
  return value !== undefined && value !== '' && value !== '0';
}
