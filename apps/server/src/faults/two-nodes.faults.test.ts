import { createHash, randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { testDatabase } from '@hilo/db/testing';
import { expect, onTestFinished, test } from 'vitest';
import { freePort } from '../../../../bench/free-port.ts';
import { type ChatVisitor, chatVisitor } from './testing/chat-visitor.ts';
import { checkMails, checkRows } from './testing/check-whole.ts';
import { followPatiently } from './testing/follow-live.ts';
import { makeMail } from './testing/make-mails.ts';
import { postMails } from './testing/post-mails.ts';
import { hasNginx, startNginx } from './testing/start-nginx.ts';
import { createKey, makeFolder, type ServerRun, spawnServer, until } from './testing/start-server.ts';

if (!hasNginx && process.env.CI === 'true') throw new Error('nginx is not installed');

test.skipIf(!hasNginx)(
  'two nodes behind nginx, each killed once amid mail, chat, files and answers: nothing is lost, and nobody notices',
  { timeout: 580_000 },
  async () => {
    const { url: databaseUrl, pool } = await testDatabase();
    const folder = makeFolder();
    const port = await freePort();
    const publicUrl = `http://127.0.0.1:${port}`;
    mkdirSync(join(folder, 'blobs'));
    const nodes = await Promise.all([startNode('one'), startNode('two')]);
    const authorization = `Bearer ${await createKey(pool)}`;
    await startNginx(
      join(folder, 'nginx'),
      port,
      nodes.map((node) => node.port),
    );

    async function startNode(name: string) {
      const [port, smtpPort] = [await freePort(), await freePort()];
      const dataDir = join(folder, name);
      mkdirSync(dataDir);
      symlinkSync(join(folder, 'blobs'), join(dataDir, 'blobs'));
      const start = (): ServerRun =>
        spawnServer({
          DATABASE_URL: databaseUrl,
          HILO_DATA_DIR: dataDir,
          HILO_SECRET: 'the same secret on every node, and long',
          HILO_PORT: String(port),
          HILO_SMTP_PORT: String(smtpPort),
          HILO_PUBLIC_URL: publicUrl,
          HILO_TRUST_PROXY: '1',
          HILO_REQUESTS_PER_MINUTE: '100000',
          HILO_ADMIN_EMAIL: 'admin@empresa.example',
          HILO_ADMIN_PASSWORD: 'una clave bien larga',
        });
      const node = { port, smtpPort, run: start(), start };
      onTestFinished(async () => {
        if (node.run.isRunning()) node.run.signal('SIGKILL');
        await node.run.ended;
      });
      await node.run.ready;
      return node;
    }

    /** As a program does that wants it done: again while that may help, under one name. */
    const ask = async (method: string, path: string, body?: BodyInit, type?: string) => {
      const key = randomBytes(16).toString('hex');
      for (;;) {
        const answer = await fetch(`${publicUrl}/api/v1${path}`, {
          method,
          headers: {
            authorization,
            ...(method === 'GET' ? {} : { 'idempotency-key': key }),
            ...(type ? { 'content-type': type } : {}),
          },
          ...(body === undefined ? {} : { body }),
        }).catch(() => null);
        if (answer && answer.status < 300) return answer.json() as Promise<Record<string, unknown>>;
        const said = await answer?.json().catch(() => null);
        if (said && (said as { code?: string }).code === 'idempotency.answerLost') return {};
        // Of nginx, while a node is gone, or of a node that says that trying again helps.
        if (answer && answer.status !== 502 && !(said as { retryable?: boolean } | null)?.retryable)
          throw new Error(`${method} ${path}: ${answer.status} ${JSON.stringify(said)}`);
        await sleep(100);
      }
    };
    const askJson = (method: string, path: string, body: unknown) =>
      ask(method, path, JSON.stringify(body), 'application/json');

    const desks = await Promise.all([1, 2, 3].map(() => followPatiently(() => publicUrl, authorization)));
    const { rows: start } = await pool.query<{ last: number }>(
      'select coalesce(max(position), 0) as last from event',
    );
    const { id: channelId } = await askJson('POST', '/channels', {
      kind: 'chat',
      name: 'Chat',
      settings: { title: 'La Tienda' },
    });
    const visitors = Array.from({ length: 6 }, () =>
      chatVisitor(() => `${publicUrl.replace('http', 'ws')}/channels/${channelId}/socket`),
    );

    const each = 4;
    const files: { id: string; hash: string }[] = [];
    const talk = async (visitor: ChatVisitor, index: number, round: number): Promise<void> => {
      for (let n = 0; n < each; n++) {
        const { trackingKey } = await visitor.say(`${index}: pregunta ${round}.${n}`);
        const { items } = (await ask('GET', `/tickets?trackingKey=${trackingKey}`)) as {
          items: { id: string }[];
        };
        const bytes = randomBytes(200_000);
        const form = new FormData();
        form.append('file', new Blob([bytes], { type: 'application/octet-stream' }), 'plano.bin');
        const upload = (await ask('POST', '/uploads', form)) as { id: string };
        await askJson('POST', `/tickets/${items[0]!.id}/messages`, {
          kind: 'answer',
          text: `${index}: respuesta ${round}.${n}`,
          uploadIds: [upload.id],
        });
        files.push({ id: items[0]!.id, hash: createHash('sha256').update(bytes).digest('hex') });
      }
    };
    const mails = Array.from({ length: 60 }, (_, n) => makeMail(n, 'nodos'));
    for (const [round, victim] of nodes.entries()) {
      const share = mails.slice(round * 30, (round + 1) * 30);
      let done = 0;
      const half = Promise.withResolvers<void>();
      const posting = nodes.map((node, n) =>
        postMails(
          node.smtpPort,
          share.filter((_, at) => at % 2 === n),
          2,
          () => {
            if (++done === 10) half.resolve();
          },
        ),
      );
      const talks = visitors.map((visitor, index) => talk(visitor, index, round));
      await half.promise;
      victim.run.signal('SIGKILL');
      await victim.run.ended;
      // The other one serves alone for a while.
      await Promise.all(talks);
      victim.run = victim.start();
      await victim.run.ready;
      await Promise.all(posting);
    }

    await checkMails(pool, join(folder, 'one'), mails);
    for (const [index, visitor] of visitors.entries()) {
      const expected = [0, 1].flatMap((round) =>
        Array.from({ length: each }, (_, n) => [
          `${index}: pregunta ${round}.${n}`,
          `${index}: respuesta ${round}.${n}`,
        ]),
      );
      const { rows } = await pool.query<{ text: string }>(
        `select text from message where kind = 'message' and text like $1 order by occurred_at, id`,
        [`${index}: %`],
      );
      expect(rows.map(({ text }) => text).sort()).toEqual(expected.flat().sort());
      await visitor.comeBack();
      await expect
        .poll(() => new Set(visitor.client.messages().map(({ text }) => text)).size)
        .toBe(expected.flat().length);
      await visitor.close();
    }
    const { rows: kept } = await pool.query<{ blob: string }>(
      `select blob from attachment where name = 'plano.bin' order by blob`,
    );
    expect(kept.map(({ blob }) => blob)).toEqual(files.map(({ hash }) => hash).sort());
    for (const { blob } of kept)
      expect(
        createHash('sha256')
          .update(readFileSync(join(folder, 'blobs', blob.slice(0, 2), blob)))
          .digest('hex'),
      ).toBe(blob);
    const { rows: log } = await pool.query<{ position: number }>(
      'select position from event where position > $1 order by position',
      [start[0]!.last],
    );
    const last = log.at(-1)!.position;
    for (const desk of desks) {
      await until(() => (desk.positions.at(-1) ?? 0) >= last);
      expect(desk.positions.filter((position) => position <= last && position > start[0]!.last)).toEqual(
        log.map(({ position }) => position),
      );
      expect(desk.resets()).toBe(0);
    }
    await checkRows(pool);
    for (const node of nodes) node.run.signal('SIGTERM');
    for (const node of nodes) expect(await node.run.ended).toEqual({ code: 0, signal: null });
  },
);
