import { setTimeout as sleep } from 'node:timers/promises';
import type { FastifyPluginAsync } from 'fastify';
import { sql } from 'kysely';
import { collectDefaultMetrics, Gauge, Registry } from 'prom-client';
import type { App } from '../app/app.ts';
import { readSweep, sumOf } from '../promises/sweep/sweep-promises.ts';

/** A database that was stopped without being closed neither answers nor refuses; who asks about it is answered. */
const patienceMs = 3_000;

const soon = <Answer>(work: Promise<Answer>): Promise<Answer> =>
  Promise.race([
    work,
    sleep(patienceMs, undefined, { ref: false }).then(() => {
      throw new Error('the database does not answer');
    }),
  ]);

/** `/healthz`: the process lives. `/readyz`: it can serve. `/metrics`: for Prometheus. None of them says anything of a person. */
export const monitorRoutes =
  (app: App): FastifyPluginAsync =>
  async (server) => {
    const registry = new Registry();
    collectDefaultMetrics({ register: registry });
    // Where the database does not answer, the rest is told all the same: that is when somebody looks.
    const count = (name: string, help: string, read: () => Promise<number>, otherwise = Number.NaN) =>
      new Gauge({
        name,
        help,
        registers: [registry],
        async collect() {
          this.set(await soon(read()).catch(() => otherwise));
        },
      });
    const answers = async (): Promise<number> => one(sql<{ n: number }>`select 1 as n`);
    count('hilo_database_up', 'Whether the database answers', answers, 0);
    const one = async (query: ReturnType<typeof sql<{ n: number }>>): Promise<number> =>
      (await query.execute(app.db)).rows[0]?.n ?? 0;
    count('hilo_outbox_queued', 'Outgoing messages that wait', () =>
      one(sql<{ n: number }>`select count(*) as n from outbox where state = 'queued'`),
    );
    count('hilo_outbox_unknown', 'Outgoing messages a person must decide on', () =>
      one(sql<{ n: number }>`select count(*) as n from outbox where state = 'unknown'`),
    );
    count('hilo_arrivals_quarantined', 'Arrivals that could not be read', () =>
      one(
        sql<{
          n: number;
        }>`select count(*) as n from arrival where outcome = 'quarantined' and decided_at is null`,
      ),
    );
    count(
      'hilo_tickets_repaired',
      'Tickets found without clock, queue or owner and put right, in all',
      async () => sumOf((await readSweep(app.db))?.total),
    );
    count(
      'hilo_promises_swept_timestamp_seconds',
      'When it was last proved that no ticket is forgotten',
      async () => Math.round(Date.parse((await readSweep(app.db))?.at ?? new Date(0).toISOString()) / 1000),
    );

    server.get('/healthz', async () => ({ status: 'ok' }));
    server.get('/readyz', async (_request, reply) => {
      try {
        await soon(answers());
        return { status: 'ready' };
      } catch {
        return reply.status(503).send({ status: 'no-database' });
      }
    });
    server.get('/metrics', async (_request, reply) =>
      reply.type(registry.contentType).send(await registry.metrics()),
    );
  };
