import { X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { readPidFile } from '@hilo/db/embedded';
import type { Config } from '../../config.ts';
import { bad, type Check, judge, well } from './check.ts';

/** What the settings say, as far as it can be seen from here: ports, public address, certificates. */
export const checkSettings = async (config: Config): Promise<Check[]> => [
  await checkWebPort(config),
  await checkMailPort(config),
  checkPublicUrl(config),
  ...checkCertificates(config),
];

const loopback = /^(localhost|127\.|::1$|\[::1\])/;

/** Ours where our health page answers there; free where it can be listened on. */
const checkWebPort = async ({ host, port }: Config): Promise<Check> => {
  const what = `${host}:${port}`;
  if (port === 0) return well('web port', 'a free one is taken at each start');
  if (await isFree(host, port)) return well('web port', `${what} is free`);
  const answer = await fetch(`http://${host.includes(':') ? `[${host}]` : host}:${port}/healthz`, {
    signal: AbortSignal.timeout(2_000),
  })
    .then((response) => response.json())
    .catch(() => null);
  const isOurs = (answer as { status?: unknown } | null)?.status === 'ok';
  return judge(
    'web port',
    isOurs,
    `${what} ${isOurs ? 'is answered by Hilo' : 'is taken by another program'}`,
    'Stop that program, or choose another port with HILO_PORT.',
  );
};

const checkMailPort = async ({ smtpHost, smtpPort, dataDir }: Config): Promise<Check> => {
  const what = `${smtpHost}:${smtpPort}`;
  if (smtpPort === 0) return well('mail port', 'a free one is taken at each start');
  if (await isFree(smtpHost, smtpPort)) return well('mail port', `${what} is free`);
  const isRunning = readPidFile(dataDir) !== null;
  return judge(
    'mail port',
    isRunning,
    `${what} is taken${isRunning ? ', and Hilo is running' : ' by another program'}`,
    'Stop that program, or choose another port with HILO_SMTP_PORT.',
  );
};

const isFree = (host: string, port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen({ host, port, exclusive: true }, () => server.close(() => resolve(true)));
  });

const checkPublicUrl = (config: Config): Check => {
  if (config.publicUrl === null)
    return judge(
      'public address',
      loopback.test(config.host),
      loopback.test(config.host) ? 'this machine alone' : `not set, and listening on ${config.host}`,
      'Set HILO_PUBLIC_URL to the address people type; links in mails begin with it.',
    );
  const { protocol, hostname } = new URL(config.publicUrl);
  if (protocol !== 'https:' && !loopback.test(hostname))
    return bad(
      'public address',
      `${config.publicUrl} is not encrypted`,
      'Put a proxy with HTTPS in front (docs/OPERATIONS.md) and set HILO_PUBLIC_URL to its https address.',
    );
  return judge(
    'public address',
    protocol !== 'https:' || config.trustProxy,
    config.publicUrl,
    'Set HILO_TRUST_PROXY=1, so that limits see the addresses of people and not that of your proxy.',
  );
};

const soonMs = 14 * 24 * 60 * 60 * 1000;

/** That it fits its key was seen when the settings were read; here it is looked when it runs out. */
const checkCertificates = ({ tls }: Config): Check[] => {
  if (tls === null) return [];
  const until = new X509Certificate(readFileSync(tls.cert)).validToDate;
  const left = until.getTime() - Date.now();
  const day = until.toISOString().slice(0, 10);
  return [
    judge(
      'certificate',
      left > soonMs,
      `${tls.cert} ${left > 0 ? 'is good until' : 'ran out on'} ${day}`,
      'Renew it and restart Hilo: it is read at start.',
    ),
  ];
};
