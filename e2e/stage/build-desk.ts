import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const launcher = fileURLToPath(new URL('../../bin/hilo.mjs', import.meta.url));
const root = fileURLToPath(new URL('../..', import.meta.url));

/** Builds the desk where its sources have changed since; the launcher knows, and builds once however many ask. */
export const buildDesk = (): Promise<void> =>
  new Promise((resolve, reject) => {
    // A build for tests would be another one than the one that is shipped.
    const { NODE_ENV: _, ...env } = process.env;
    const build = spawn(process.execPath, [launcher, 'build'], {
      cwd: root,
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    for (const stream of [build.stdout, build.stderr])
      stream.on('data', (chunk: Buffer) => {
        output += chunk.toString('utf8');
      });
    build.once('error', reject);
    build.once('exit', (code) => (code === 0 ? resolve() : reject(new Error(`no desk: ${output}`))));
  });
