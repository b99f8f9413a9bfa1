import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { hasDovecot, startAuthServer, startDovecot } from '@hilo/channel-email/testing';
import { testDatabase } from '@hilo/db/testing';
import { expect, onTestFinished, test } from 'vitest';
import { freePort } from '../../../../bench/free-port.ts';
import { createKey, makeFolder, type ServerRun, spawnServer, until } from './testing/start-server.ts';

test.runIf(hasDovecot())(
  'two nodes share a permission that is good once: killed while one renews it, neither loses it, and nobody reads it',
  { timeout: 300_000 },
  async () => {
    const { url: databaseUrl, pool } = await testDatabase();
    const provider = await startAuthServer();
    onTestFinished(() => provider.close());
    const dovecot = await startDovecot({ introspectionUrl: provider.introspectionUrl });
    onTestFinished(() => dovecot.close());
    // Too short to be kept: each connection asks anew.
    provider.lifeSeconds = 30;
    const publicUrl = 'http://mesa.tienda.example';
    provider.client.redirectUris.add(`${publicUrl}/admin/channels/signed-in`);
    const folder = makeFolder();
    mkdirSync(join(folder, 'blobs'));
    const said: ServerRun[] = [];
    const startNode = async (name: string) => {
      const [port, smtpPort] = [await freePort(), await freePort()];
      const dataDir = join(folder, name);
      mkdirSync(dataDir);
      symlinkSync(join(folder, 'blobs'), join(dataDir, 'blobs'));
      const node = {
        run: null as unknown as ServerRun,
        async start() {
          node.run = spawnServer({
            DATABASE_URL: databaseUrl,
            HILO_DATA_DIR: dataDir,
            HILO_SECRET: 'the same secret on every node, and long',
            HILO_PORT: String(port),
            HILO_SMTP_PORT: String(smtpPort),
            HILO_PUBLIC_URL: publicUrl,
            HILO_ALLOW_PRIVATE_HOSTS: '1',
            HILO_ADMIN_EMAIL: 'admin@empresa.example',
            HILO_ADMIN_PASSWORD: 'una clave bien larga',
          });
          said.push(node.run);
          await node.run.ready;
        },
        async ask<Answer>(method: string, path: string, body?: object): Promise<Answer> {
          const answer = await fetch(`http://127.0.0.1:${port}/api/v1${path}`, {
            method,
            headers: { authorization, ...(body ? { 'content-type': 'application/json' } : {}) },
            ...(body ? { body: JSON.stringify(body) } : {}),
          });
          if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
          return (await answer.json()) as Answer;
        },
      };
      await node.start();
      onTestFinished(async () => {
        if (node.run.isRunning()) node.run.signal('SIGKILL');
        await node.run.ended;
      });
      return node;
    };
    const authorization = `Bearer ${await createKey(pool)}`;
    const one = await startNode('one');
    const two = await startNode('two');
    const { id } = await one.ask<{ id: string }>('POST', '/channels', {
      kind: 'email',
      name: 'Soporte',
      settings: {
        mode: 'account',
        addresses: [provider.account],
        imapHost: dovecot.host,
        imapPort: dovecot.port,
        imapSecurity: 'none',
        username: provider.account,
        smtpHost: dovecot.host,
        smtpSecurity: 'none',
        useAssurance: false,
        ...provider.settings,
      },
    });
    // Begun at one node and ended at the other.
    const { url } = await one.ask<{ url: string }>('POST', `/channels/${id}/sign-in`);
    const back = await provider.visit(url);
    const [state, code] = [back.searchParams.get('state'), back.searchParams.get('code')];
    expect(await two.ask('POST', '/channels/sign-in', { state, code })).toMatchObject({
      outcome: 'signedIn',
    });

    type Probe = { steps: { step: string; ok: boolean; detail: string | null }[] };
    const asks = async (node: typeof one) => {
      const { steps } = await node.ask<Probe>('POST', `/channels/${id}/test`);
      return steps.find(({ step }) => step === 'imap.access') ?? steps.at(-1);
    };
    const works = { step: 'imap.access', ok: true };
    const arrived = async (subject: string) => {
      await dovecot.append(
        `From: Ana <ana@example.org>\r\nSubject: ${subject}\r\nMessage-ID: <${subject}@x>\r\n\r\nHola\r\n`,
      );
      await until(async () => {
        const { rows } = await pool.query('select from message where subject = $1', [subject]);
        return rows.length === 1;
      });
    };
    await arrived('one');
    for (const _round of [1, 2, 3])
      for (const step of await Promise.all([one, two, one, two, one, two].map(asks)))
        expect(step).toMatchObject(works);

    // One dies with its question at the door of the provider; the other has its turn once the lease is over.
    const held = provider.hold();
    const question = asks(one).catch(() => null);
    await held.reached;
    one.run.signal('SIGKILL');
    await Promise.all([one.run.ended, question]);
    held.release();
    expect(await asks(two)).toMatchObject(works);
    two.run.signal('SIGKILL');
    await two.run.ended;
    await Promise.all([one.start(), two.start()]);
    for (const step of await Promise.all([one, two].map(asks))) expect(step).toMatchObject(works);
    await arrived('two');

    const secrets = [...provider.given.keys(), provider.client.secret, code!];
    expect(provider.given.size).toBeGreaterThan(16);
    const spoken = said.map((run) => run.stdout() + run.stderr()).join('');
    expect(secrets.filter((secret) => spoken.includes(secret))).toEqual([]);
    const { rows: tables } = await pool.query<{ name: string }>(
      "select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname not in ('pg_catalog', 'information_schema')",
    );
    for (const { name } of tables) {
      const { rows } = await pool.query(
        `select from ${name} as kept where exists (select from unnest($1::text[]) as secret where strpos(kept::text, secret) > 0)`,
        [secrets],
      );
      expect([name, rows.length]).toEqual([name, 0]);
    }
  },
);
