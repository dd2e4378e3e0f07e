// Sub-commands of `cloud` about the state as a whole: seeing, keeping, bringing back.
import { writeFileSync } from 'node:fs';
import { estateText, readLiveEstate } from '../cloud/live-estate.ts';
import { readText } from '../read-inputs.ts';
import { UsageError } from '../usage-error.ts';
import type { CloudCommand } from './cloud-command.ts';

interface Kept {
  readonly name: string;
  readonly time: string;
}

export const STATE_COMMANDS: readonly CloudCommand[] = [
  {
    name: 'status',
    operands: [],
    run: async ({ cloud, get }) => {
      const { url, port, pid, controlUrl, data } = cloud;
      const { accounts } = (await get('/accounts')) as { readonly accounts: readonly unknown[] };
      const { now, offsetSeconds } = (await get('/clock')) as { readonly now: string; readonly offsetSeconds: number };
      const told = { url, port, pid, controlUrl, ...(data !== undefined && { data }), accounts: accounts.length, now, offsetSeconds };
      const clock = offsetSeconds === 0 ? now : `${now} (${offsetSeconds} s from the real time)`;
      return {
        data: told,
        text: `${url}  (process ${pid})\naccounts  ${accounts.length}\nclock     ${clock}\ndata      ${data ?? 'nothing is kept'}\n`,
      };
    },
  },
  {
    name: 'reset',
    operands: [],
    run: async ({ post }) => ({ data: await post('/reset', {}), text: 'the cloud is as it was when it started\n' }),
  },
  {
    name: 'snapshot',
    operands: ['NAME'],
    run: async ({ post }, [name = '']) => ({
      data: await post('/snapshots', { name }),
      text: `kept as ${name}, as long as the cloud runs\n`,
    }),
  },
  {
    name: 'snapshots',
    operands: [],
    run: async ({ get }) => {
      const data = (await get('/snapshots')) as { readonly snapshots: readonly Kept[] };
      return { data, text: data.snapshots.map(({ name, time }) => `${time}  ${name}\n`).join('') };
    },
  },
  {
    name: 'restore',
    operands: ['NAME'],
    run: async ({ post }, [name = '']) => ({
      data: await post(`/snapshots/${encodeURIComponent(name)}/restore`, {}),
      text: `the cloud is as it was in ${name}\n`,
    }),
  },
  {
    name: 'forget',
    operands: ['NAME'],
    run: async (client, [name = '']) => ({
      data: await client.delete(`/snapshots/${encodeURIComponent(name)}`),
      text: `${name} is no longer kept\n`,
    }),
  },
  {
    name: 'export',
    operands: ['FILE'],
    run: async ({ get }, [path = '']) => {
      write(path, `${JSON.stringify(await get('/state'))}\n`);
      return { data: { file: path }, text: `the state is in ${path}; bodies of objects are not\n` };
    },
  },
  {
    name: 'import',
    operands: ['FILE'],
    run: async ({ put }, [path = '']) => ({ data: await put('/state', parsed(path)), text: `the cloud has the state of ${path}\n` }),
  },
  {
    name: 'estate',
    operands: [],
    run: async (client, _operands, { output }) => {
      const { form } = await readLiveEstate(client);
      if (output === undefined) return { data: form, text: estateText(form) };
      write(output, estateText(form));
      return { data: { file: output }, text: `the estate is in ${output}\n` };
    },
  },
];

function write(path: string, text: string): void {
  try {
    writeFileSync(path, text, { mode: 0o600 });
  } catch (error) {
    throw new UsageError(`cannot write ${path}: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function parsed(path: string): unknown {
  const text = readText(path);
  try {
    return JSON.parse(text);
  } catch {
    throw new UsageError(`${path} is no JSON; \`export\` writes such files`);
  }
}
