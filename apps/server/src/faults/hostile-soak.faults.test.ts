import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { pssMegabytes, round, spread } from '../../../../bench/measure.ts';
import { checkRows, countArrivals } from './testing/check-whole.ts';
import { damage, makeTraps, readFixtureMails, toWire } from './testing/make-hostile.ts';
import { seeded } from './testing/make-mails.ts';
import { postMails } from './testing/post-mails.ts';
import { type Hilo, startHilo } from './testing/start-server.ts';

/** "20": as many collections are brought, 1,900 mails then. */
const batches = Number(process.env.HILO_SOAK ?? 6);
const mailsPerBatch = 95;
const fixturesPerBatch = 25;

test('some hundred hostile mails: each is stored or visibly put aside, and the server stays as it was', {
  timeout: batches * 100_000,
}, async () => {
  const random = seeded(7);
  const fixtures = readFixtureMails();
  const hilo = await startHilo({ NODE_OPTIONS: collectsOnSignal });
  const { pid } = hilo.run();
  const waits: number[] = [];
  const memory: number[] = [];
  const live: number[] = [];
  const lags: number[] = [];
  // Being read ends a period of the metrics: what starting up took is not counted.
  await metricsOf(hilo.url());
  let acknowledged = 0;
  for (let batch = 0; batch < batches; batch++) {
    const any = (): Buffer => fixtures[Math.floor(random() * fixtures.length)]!;
    const raws = [...makeTraps(), ...Array.from({ length: fixturesPerBatch }, any)];
    while (raws.length < mailsPerBatch) raws.push(damage(any(), random));
    const mails = raws.map((raw, n) => ({
      from: `trampa${n}@hostil.example`,
      wire: toWire(raw, `lote ${batch}, ${n}`),
    }));
    const posted = await postMails(hilo.smtpPort, mails, 4);
    expect([...posted.replies.keys()]).toEqual([250]);
    acknowledged += mails.length;
    waits.push(...posted.waits);
    lags.push(round((await metricsOf(hilo.url()))('nodejs_eventloop_lag_max_seconds') * 1000));
    live.push(await liveMegabytes(hilo));
    memory.push(await leastMemory(pid));
  }
  const counts = await countArrivals(hilo.pool);
  expect(Object.values(counts).reduce((sum, count) => sum + count, 0)).toBe(acknowledged);
  expect(Object.keys(counts).filter((name) => !['placed', 'ignored', 'quarantined'].includes(name))).toEqual(
    [],
  );
  expect(hilo.run().isRunning()).toBe(true);
  expect(hilo.run().pid).toBe(pid);
  await checkRows(hilo.pool);
  // What stays alive does not grow: 3 MB for what differs from one moment to the next.
  expect(live.at(-1)).toBeLessThanOrEqual(live[2]! * 1.15 + 3);
  // The whole, with garbage, and with a worker that was left heavy just now and has not ended yet.
  expect(memory.at(-1)).toBeLessThanOrEqual(memory[2]! * 1.15 + 128);
  const { rows: why } = await hilo.pool.query(
    "select why, count(*) as n from arrival where outcome = 'quarantined' group by why order by why",
  );
  const { p50, p95, max } = spread(waits);
  const p99 = round([...waits].sort((a, b) => a - b)[Math.ceil(waits.length * 0.99) - 1] ?? Number.NaN);
  console.log(
    `hostile mail: ${acknowledged} taken (${JSON.stringify(counts)}, ${JSON.stringify(why)}); answers p50 ${p50} p95 ${p95} ` +
      `p99 ${p99} max ${max} ms; alive after each batch ${live.join(' ')} MB, PSS ${memory.join(' ')} MB; longest event loop delay ${lags.join(' ')} ms`,
  );
});

/** Has the server collect its garbage when told to: a figure taken without that says when it last felt like it. */
const collectsOnSignal = "--expose-gc --import=data:text/javascript,process.on('SIGUSR2',()=>gc())";

const metricsOf = async (url: string): Promise<(name: string) => number> => {
  const text = await (await fetch(`${url}/metrics`)).text();
  return (name) => Number(new RegExp(`^${name} (\\S+)`, 'm').exec(text)?.[1]);
};

/** What is alive in the main thread, in MB: objects and the buffers that belong to them. */
const liveMegabytes = async (hilo: Hilo): Promise<number> => {
  hilo.run().signal('SIGUSR2');
  await sleep(1_000);
  const metric = await metricsOf(hilo.url());
  return round((metric('nodejs_heap_size_used_bytes') + metric('nodejs_external_memory_bytes')) / 1e6);
};

/** The least of some looks: a collection may be due at any of them. */
const leastMemory = async (pid: number): Promise<number> => {
  const looks: number[] = [];
  for (let look = 0; look < 8; look++) {
    await sleep(250);
    looks.push(pssMegabytes(pid));
  }
  return Math.min(...looks);
};
