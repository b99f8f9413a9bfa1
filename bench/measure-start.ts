import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { startEmbedded } from '@hilo/db/embedded';
import { freePort } from './free-port.ts';
import { pssMegabytes } from './measure.ts';
import { runServer } from './run-server.ts';

type Start = { coldMs: number; warmMs: number; megabytes: number };
export type StartResult = Start & { idleSeconds: number; floor: Start };

/** From the first process to the first page, on an empty and on an existing folder; then memory after idling. */
export const measureStart = async (
  folder: string,
  idleSeconds: number,
  say: (line: string) => void,
): Promise<StartResult> => {
  say('cold start');
  const dataDir = join(folder, 'hilo');
  const cold = await runServer(dataDir, await freePort());
  await cold.stop();
  const warm = await runServer(dataDir, await freePort());
  say(`idle for ${idleSeconds} s`);
  await sleep(idleSeconds * 1000);
  const megabytes = pssMegabytes(warm.pid);
  await warm.stop();
  return {
    coldMs: cold.bootMs,
    warmMs: warm.bootMs,
    idleSeconds,
    megabytes,
    floor: await startDatabase(join(folder, 'floor')),
  };
};

/** The floor: the database alone, empty, made and started, started again. */
const startDatabase = async (dataDir: string): Promise<Start> => {
  const start = async () => {
    const began = performance.now();
    const database = await startEmbedded({ dataDir, log: () => {} });
    return { database, ms: Math.round(performance.now() - began) };
  };
  const cold = await start();
  await cold.database.stop();
  const warm = await start();
  const megabytes = pssMegabytes(warm.database.pid);
  await warm.database.stop();
  return { coldMs: cold.ms, warmMs: warm.ms, megabytes };
};
