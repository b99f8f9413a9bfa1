import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { until } from './start-server.ts';

const operations = join(import.meta.dirname, '..', '..', '..', '..', '..', 'docs', 'OPERATIONS.md');

export const hasNginx = spawnSync('nginx', ['-v']).status === 0;

/** The blocks that the page for administrators gives, one after the other. */
const documented = (): string =>
  [...readFileSync(operations, 'utf8').matchAll(/```nginx\n([\s\S]*?)```/g)]
    .map(([, block]) => block)
    .join('\n');

/** What cannot be as documented here: a certificate, the port, and where the nodes are. */
const asHere = (blocks: string, port: number, nodes: readonly number[]): string =>
  blocks
    .replace(/^\s*ssl_certificate.*$/gm, '')
    .replace('listen 443 ssl;', `listen 127.0.0.1:${port};`)
    .replace('proxy_pass http://127.0.0.1:3000;', 'proxy_pass http://hilo;')
    .replace(/server node(\d)\.example\.org:3000/g, (_, n) => `server 127.0.0.1:${nodes[Number(n) - 1]}`);

/** A real nginx with the configuration of docs/OPERATIONS.md before these nodes. @returns where it listens */
export const startNginx = async (folder: string, port: number, nodes: readonly number[]): Promise<string> => {
  mkdirSync(folder, { recursive: true });
  const own = ['body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
    (kind) => `${kind === 'body' ? 'client_body' : kind}_temp_path ${join(folder, kind)};`,
  );
  writeFileSync(
    join(folder, 'nginx.conf'),
    `worker_processes 1;\ndaemon off;\npid ${join(folder, 'pid')};\nerror_log ${join(folder, 'error.log')};\n` +
      `events { worker_connections 512; }\nhttp {\naccess_log off;\n${own.join('\n')}\n` +
      `${asHere(documented(), port, nodes)}\n}\n`,
  );
  const nginx = spawn('nginx', ['-c', join(folder, 'nginx.conf')], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  onTestFinished(async () => {
    if (nginx.exitCode !== null) return;
    nginx.kill('SIGTERM');
    await once(nginx, 'exit');
  });
  await until(async () => {
    if (nginx.exitCode !== null) throw new Error('nginx refused its configuration');
    const socket = connect(port, '127.0.0.1');
    const isOpen = await once(socket, 'connect').then(
      () => true,
      () => false,
    );
    socket.destroy();
    return isOpen;
  });
  return `http://127.0.0.1:${port}`;
};
