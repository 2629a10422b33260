// Starts the release binary as a person would, with a folder of its own, and ends it by its process id.
import { spawn } from 'node:child_process';
import { mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { startProvider } from './provider.js';
import { stock } from './stock.js';

const START_LIMIT_MS = 60_000;
const STOP_LIMIT_MS = 10_000;

/** A port of the loopback address that is free now. */
export function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.on('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}

function needed(name) {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set: start the tests with ./x e2e.`);
  return value;
}

/** Microseconds since 1970, the server's own unit, as decimal text. */
export const micros = (date) => (BigInt(date.getTime()) * 1000n).toString();

/**
 * A running Calltag.
 *
 * `now` is the instant at which its clock stands still; without it the clock runs. `cases` is how many returns its
 * demonstration has. With `cards` it charges cards, at a provider of its own.
 *
 * @param {{ now?: Date, cases?: number, cards?: boolean, env?: Record<string, string> }} [options]
 */
export async function startServer({ now, cases = 60, cards = false, env = {} } = {}) {
  const folder = await mkdtemp(join(tmpdir(), 'calltag-'));
  const [dataDir, mailDir, clockFile] = ['data', 'mail', 'clock'].map((name) => join(folder, name));
  await Promise.all([mkdir(dataDir), mkdir(mailDir)]);
  if (now) await writeFile(clockFile, micros(now));

  const listen = `127.0.0.1:${await freePort()}`;
  const url = `http://${listen}`;
  const provider = cards
    ? await startProvider({
        port: await freePort(),
        behindPort: await freePort(),
        clockFile: now && clockFile,
        hook: () => `${url}/hooks/stripe`,
      })
    : null;
  const payments = provider && {
    CALLTAG_PAYMENTS_ADDRESS: provider.address,
    CALLTAG_PAYMENTS_SECRET_KEY: provider.secretKey,
    CALLTAG_PAYMENTS_HOOK_SECRET: provider.hookSecret,
  };
  const settings = {
    ...process.env,
    CALLTAG_DATABASE_URL: `sqlite://${join(dataDir, 'calltag.db')}`,
    CALLTAG_FILES_DIR: join(dataDir, 'files'),
    CALLTAG_HTTP_LISTEN: listen,
    CALLTAG_HTTP_PUBLIC_URL: url,
    CALLTAG_HTTP_SITE_ROOT: needed('CALLTAG_SITE_ROOT'),
    CALLTAG_MAIL_DIR: mailDir,
    ...(now ? { CALLTAG_CLOCK_FILE: clockFile } : {}),
    ...payments,
    ...env,
  };
  await stock(needed('CALLTAG_BIN'), folder, settings);
  const child = spawn(needed('CALLTAG_BIN'), ['demo', '--cases', String(cases)], {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: settings,
  });

  let output = '';
  const keep = (chunk) => (output = (output + chunk).slice(-200_000));
  child.stdout.on('data', keep);
  child.stderr.on('data', keep);
  let ended = null;
  const end = new Promise((resolve) => {
    child.on('error', (error) => resolve((ended = error.message)));
    child.on('exit', (code, signal) => resolve((ended = `ended with ${signal ?? code}`)));
  });

  async function stop() {
    if (ended === null) {
      child.kill('SIGTERM');
      await Promise.race([end, pause(STOP_LIMIT_MS, undefined, { ref: false })]);
      if (ended === null) child.kill('SIGKILL');
      await end;
    }
    await provider?.stop();
    await rm(folder, { recursive: true, force: true });
  }

  const deadline = Date.now() + START_LIMIT_MS;
  while (!(await answers(`${url}/readyz`))) {
    if (ended !== null || Date.now() > deadline) {
      const why = ended ?? `not ready after ${START_LIMIT_MS / 1000} s`;
      await stop();
      throw new Error(`The server did not start: ${why}.\n${output}`);
    }
    await pause(50);
  }
  return { url, dataDir, mailDir, clockFile, provider, pid: child.pid, output: () => output, stop };
}

async function answers(url) {
  try {
    return (await fetch(url, { signal: AbortSignal.timeout(2_000) })).ok;
  } catch {
    return false;
  }
}
