import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { constants } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { LauncherError } from './fail.mjs';

// import.meta.dirname came with Node 20.11; the first lines must run on any 20.
export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

const PARENT = 'HILO_LAUNCHER_PID';
const watcher = new URL('watch-parent.mjs', import.meta.url).href;

/** The flags of every Node program of ours. */
const watch = () => (process.env[PARENT] ? [`--import=${watcher}`] : []);

/**
 * What Node has made of our TypeScript and of the packages is kept for the next start, which takes a third less time.
 * Node looks at what a file holds, and goes without where it may not write.
 */
const keepCompiled = () => {
  process.env.NODE_COMPILE_CACHE ??= join(root, '.runtime', 'compiled');
};

/**
 * glibc gives each thread a heap of its own and hands little of it back; with the threads that read mail that is hundreds
 * of megabytes after some time. It reads this once, before anything of ours runs.
 */
const shareHeaps = () => {
  process.env.MALLOC_ARENA_MAX ??= '2';
};

/**
 * Turns this process into a Node program of the project: same pid, same terminal, same signals; nothing of the
 * launcher stays behind. Does not return.
 */
export function becomeNode(program, args) {
  const script = join(root, program);
  if (!existsSync(script)) throw new LauncherError(`${program} is missing: is this a whole copy of Hilo?`);
  keepCompiled();
  shareHeaps();
  const argv = [process.execPath, ...watch(), script, ...args];
  if (typeof process.execve === 'function' && process.platform !== 'win32') {
    process.execve(process.execPath, argv, { ...process.env });
  }
  return runNode(process.execPath, argv.slice(1));
}

/**
 * Runs a Node as a child where this process cannot be replaced (process.execve came with Node 22.15): hands on
 * signals, ends as the child ended; the child watches us and ends when we are killed.
 */
export function runNode(node, args) {
  const child = spawn(node, args, {
    stdio: 'inherit',
    env: { ...process.env, [PARENT]: String(process.pid) },
  });
  const handlers = new Map();
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGQUIT', 'SIGUSR2']) {
    const hand = () => {
      // Ctrl-C in a terminal reaches the whole group, the child included; twice would be taken for impatience.
      if (name === 'SIGINT' && process.stdin.isTTY) return;
      child.kill(name);
    };
    handlers.set(name, hand);
    process.on(name, hand);
  }
  return new Promise((resolve, reject) => {
    child.once('error', (error) => reject(new LauncherError(`cannot run ${node}: ${error.message}`)));
    child.once('exit', (code, signal) => {
      for (const [name, hand] of handlers) process.off(name, hand);
      if (signal === null) process.exitCode = code ?? 1;
      else endBy(signal);
      resolve();
    });
  });
}

/** Dies of the signal that the child died of, so that a shell or a service manager sees the truth. */
function endBy(signal) {
  process.exitCode = 128 + (constants.signals[signal] ?? 0);
  process.kill(process.pid, signal);
}
