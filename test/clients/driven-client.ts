// An SDK behind a program that takes calls as lines of JSON (`sdk-driver.mjs`, `boto3-driver.py`).
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { Answer, Client } from './client.ts';
import { type Environment, ROOT } from './run-command.ts';

interface Driver {
  readonly ask: (line: string) => Promise<string>;
  readonly end: () => void;
}

/** `command`: the interpreter and the program. One process serves all calls that are made with the same variables. */
export function drivenClient(name: string, command: readonly string[]): Client {
  const drivers = new Map<string, Driver>();
  const driverOf = (env: Environment): Driver => {
    const key = JSON.stringify(env);
    const known = drivers.get(key);
    if (known !== undefined) return known;
    const driver = startDriver([...command, 'serve'], env);
    drivers.set(key, driver);
    return driver;
  };
  return {
    name,
    call: async (env, service, operation, input = {}) =>
      JSON.parse(await driverOf(env).ask(JSON.stringify({ service, operation, input }))) as Answer,
    listing: (bucket) => [...command, 'list', bucket],
    whoami: () => [...command, 'whoami'],
    close: () => {
      for (const driver of drivers.values()) driver.end();
    },
  };
}

function startDriver([program = '', ...args]: readonly string[], env: Environment): Driver {
  const child = spawn(program, args, { cwd: ROOT, env, stdio: ['pipe', 'pipe', 'inherit'] });
  const waiting: { readonly resolve: (line: string) => void; readonly reject: (error: Error) => void }[] = [];
  createInterface(child.stdout).on('line', (line) => waiting.shift()?.resolve(line));
  child.on('close', () => {
    for (const one of waiting.splice(0)) one.reject(new Error(`${program} ${args.join(' ')} ended`));
  });
  return {
    ask: (line) =>
      new Promise((resolve, reject) => {
        waiting.push({ resolve, reject });
        child.stdin.write(`${line}\n`);
      }),
    end: () => child.stdin.end(),
  };
}
