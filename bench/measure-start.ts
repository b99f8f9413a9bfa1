import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from './free-port.ts';
import { pssMegabytes } from './measure.ts';
import { runServer } from './run-server.ts';

export type StartResult = { coldMs: number; warmMs: number; idleSeconds: number; idleMegabytes: number };

/** From the first process to the first page, on an empty and on an existing folder; then memory after idling. */
export const measureStart = async (
  dataDir: string,
  idleSeconds: number,
  say: (line: string) => void,
): Promise<StartResult> => {
  say('cold start');
  const cold = await runServer(dataDir, await freePort());
  await cold.stop();
  const warm = await runServer(dataDir, await freePort());
  say(`idle for ${idleSeconds} s`);
  await sleep(idleSeconds * 1000);
  const idleMegabytes = pssMegabytes(warm.pid);
  await warm.stop();
  return { coldMs: cold.bootMs, warmMs: warm.bootMs, idleSeconds, idleMegabytes };
};
