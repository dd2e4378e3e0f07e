// A lock between processes: a file that says which process holds it, taken over when that process is gone.
import { link, readFile, rename, unlink, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';

/** Paths that this very process holds: its own id in a file proves nothing, since ids come round again in containers. */
const held = new Set<string>();

/**
 * Takes the lock. Rejects with an Error that names the process that holds it. The result gives it back.
 * The file holds `<process id> <start of the process>`; the latter only where the system tells it, so that ids used again are not mistaken.
 */
export async function lockFile(path: string): Promise<() => Promise<void>> {
  const name = resolve(path);
  if (held.has(name)) throw heldBy(path, process.pid);
  held.add(name);
  try {
    await take(name);
  } catch (error) {
    held.delete(name);
    throw error;
  }
  return async () => {
    await unlink(name).catch(() => undefined);
    held.delete(name);
  };
}

async function take(path: string): Promise<void> {
  const own = `${path}.${process.pid}`;
  await writeFile(own, `${process.pid} ${await startOf(process.pid)}\n`, { mode: 0o600 });
  try {
    for (let attempt = 0; attempt < 5; attempt++) {
      // `link` fails if the lock exists, and there is no moment at which the lock exists without its content.
      if (await links(own, path)) return;
      const content = await readFile(path, 'utf8').catch(() => undefined);
      if (content === undefined) continue;
      const [pid = 0, start] = content.trim().split(' ', 2).map(Number);
      if (await runs(pid, start)) throw heldBy(path, pid);
      await putAside(path, content);
    }
    throw new Error(`${path}: other processes keep taking this lock`);
  } finally {
    await unlink(own).catch(() => undefined);
  }
}

/** Removes a stale lock, unless another process has just replaced it by its own. */
async function putAside(path: string, stale: string): Promise<void> {
  const aside = `${path}.stale.${process.pid}`;
  try {
    await rename(path, aside);
  } catch {
    return;
  }
  if ((await readFile(aside, 'utf8')) !== stale) await links(aside, path);
  await unlink(aside);
}

async function links(from: string, to: string): Promise<boolean> {
  try {
    await link(from, to);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

async function runs(pid: number, start: number | undefined): Promise<boolean> {
  if (pid === process.pid || !Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
  } catch (error) {
    // EPERM: it runs, as somebody else.
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false;
  }
  const now = await startOf(pid);
  return now === 0 || !start || now === start;
}

/** When a process started, in the system's ticks; 0 if the system does not tell. */
async function startOf(pid: number): Promise<number> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
  // The second field is the command in parentheses, and may itself hold spaces; the start is field 22.
  return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? 0);
}

function heldBy(path: string, pid: number): Error {
  return new Error(`${path}: process ${pid} is using this folder; stop it, or use another folder`);
}
