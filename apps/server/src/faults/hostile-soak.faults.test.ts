import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { pssMegabytes, round, spread } from '../../../../bench/measure.ts';
import { checkRows, countArrivals } from './testing/check-whole.ts';
import { damage, makeTraps, readFixtureMails, toWire } from './testing/make-hostile.ts';
import { seeded } from './testing/make-mails.ts';
import { postMails } from './testing/post-mails.ts';
import { startHilo } from './testing/start-server.ts';

const batches = 6;
const fixturesPerBatch = 25;
const damagedPerBatch = 40;

test('some hundred hostile mails: each is stored or visibly put aside, and the server stays as it was', {
  timeout: 600_000,
}, async () => {
  const random = seeded(7);
  const fixtures = readFixtureMails();
  const hilo = await startHilo();
  const { pid } = hilo.run();
  const waits: number[] = [];
  const memory: number[] = [];
  let acknowledged = 0;
  for (let batch = 0; batch < batches; batch++) {
    const any = (): Buffer => fixtures[Math.floor(random() * fixtures.length)]!;
    const raws = [
      ...makeTraps(),
      ...Array.from({ length: fixturesPerBatch }, any),
      ...Array.from({ length: damagedPerBatch }, () => damage(any(), random)),
    ];
    const mails = raws.map((raw, n) => ({
      from: `trampa${n}@hostil.example`,
      wire: toWire(raw, `lote ${batch}, ${n}`),
    }));
    const posted = await postMails(hilo.smtpPort, mails, 4);
    expect([...posted.replies.keys()]).toEqual([250]);
    acknowledged += mails.length;
    waits.push(...posted.waits);
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
  // A tenth and a half more than after the third batch, and 25 MB for the garbage of the moment.
  expect(memory.at(-1)).toBeLessThanOrEqual(memory[2]! * 1.15 + 25);
  const metrics = await (await fetch(`${hilo.url()}/metrics`)).text();
  const lag = (name: string): number =>
    round(Number(new RegExp(`^nodejs_eventloop_lag_${name}_seconds (\\S+)`, 'm').exec(metrics)?.[1]) * 1000);
  const { rows: why } = await hilo.pool.query(
    "select why, count(*) as n from arrival where outcome = 'quarantined' group by why order by why",
  );
  const { p50, p95, max } = spread(waits);
  const p99 = round([...waits].sort((a, b) => a - b)[Math.ceil(waits.length * 0.99) - 1] ?? Number.NaN);
  console.log(
    `hostile mail: ${acknowledged} taken (${JSON.stringify(counts)}, ${JSON.stringify(why)}); answers p50 ${p50} p95 ${p95} ` +
      `p99 ${p99} max ${max} ms; memory after each batch ${memory.join(' ')} MB; event loop lag p99 ${lag('p99')} max ${lag('max')} ms`,
  );
});

/** The least of some looks: a collection may be due at any of them. */
const leastMemory = async (pid: number): Promise<number> => {
  const looks: number[] = [];
  for (let look = 0; look < 8; look++) {
    await sleep(250);
    looks.push(pssMegabytes(pid));
  }
  return Math.min(...looks);
};
