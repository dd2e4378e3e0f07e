// One process at a time: a lock file that names its holder, and that is taken over when the holder is gone.
import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** A holder that has not finished by then is taken for dead: its number may have gone to another process. */
const STALE_AFTER_MS = 10 * 60_000;
const POLL_MS = 50;

/**
 * Runs `work` while holding the lock at `path`; waits for its turn. `work` is given `stillHeld`, to ask before it
 * makes its result visible. `onWait(pid)` is called once if somebody else holds the lock.
 */
export async function withLock(path, work, onWait = () => {}) {
  const token = `${process.pid} ${process.hrtime.bigint()}`;
  mkdirSync(dirname(path), { recursive: true });
  for (let waited = false; !acquire(path, token); ) {
    const holder = read(path);
    if (holder === undefined) continue;
    if (isStale(path, holder)) {
      discard(path, holder, token);
      continue;
    }
    if (!waited) onWait(holder.split(' ')[0]);
    waited = true;
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
  const stillHeld = () => read(path) === token;
  const release = () => {
    if (stillHeld()) rmSync(path, { force: true });
  };
  process.once('exit', release);
  try {
    return await work(stillHeld);
  } finally {
    process.removeListener('exit', release);
    release();
  }
}

/** Linking makes the file appear with its content, so that nobody ever reads a lock without a holder. */
function acquire(path, token) {
  const draft = `${path}.${process.pid}`;
  writeFileSync(draft, token);
  try {
    linkSync(draft, path);
    return true;
  } catch (error) {
    if (error.code === 'EEXIST') return false;
    throw error;
  } finally {
    rmSync(draft, { force: true });
  }
}

function read(path) {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  }
}

function isStale(path, holder) {
  const stats = statSync(path, { throwIfNoEntry: false });
  if (stats === undefined) return false;
  return !isAlive(Number(holder.split(' ')[0])) || Date.now() - stats.mtimeMs > STALE_AFTER_MS;
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

/** Renames the dead lock away. If another process was quicker and this is its lock already, puts it back. */
function discard(path, holder, token) {
  const aside = `${path}.stale.${token.replace(' ', '.')}`;
  try {
    renameSync(path, aside);
  } catch (error) {
    if (error.code === 'ENOENT') return;
    throw error;
  }
  try {
    if (read(aside) !== holder) linkSync(aside, path);
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
  } finally {
    rmSync(aside, { force: true });
  }
}
