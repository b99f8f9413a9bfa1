import { spawn, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { freePort } from '../../../../bench/free-port.ts';
import { signPayload } from '../webhooks/sign-payload.ts';
import { createApiServer } from './testing/api-server.ts';
import { installClient } from './testing/install-client.ts';

/** docs/API.md promises: each of its examples is run here against a listening server, and answers what it says. */
const page = readFileSync(join(import.meta.dirname, '../../../../docs/API.md'), 'utf8');
const blocks = [...page.matchAll(/^```(\w+)\n([\s\S]*?)^```$/gm)].map((match) => ({
  kind: match[1]!,
  text: match[2]!,
  line: page.slice(0, match.index).split('\n').length,
}));
/** The one that waits for others to call. */
const receiver = blocks.find(({ text }) => text.includes('createServer('));
const examples = blocks.flatMap((block, at) => {
  if ((block.kind !== 'sh' && block.kind !== 'js') || block === receiver) return [];
  const next = blocks[at + 1];
  return [{ ...block, expected: next?.kind === 'json' ? (JSON.parse(next.text) as unknown) : null }];
});

const { world, server, key } = await createApiServer({ hasLive: true });
await installClient(world.folder);
const environment: Record<string, string> = { PATH: process.env.PATH ?? '', FOLDER: world.folder };

beforeAll(async () => {
  for (const name of ['ana', 'berta', 'carla'])
    environment.TICKET = (
      await world.place(
        world.mail(`${name}@client.example`, {
          text: name === 'ana' ? 'Quiero presentar una reclamación.' : '¿Abren hoy?',
        }),
      )
    ).ticketId;
  environment.KEY = (await key('*')).authorization!.replace('Bearer ', '');
  environment.CHANNEL = world.letters.id;
  await server.listen({ host: '127.0.0.1', port: 0 });
  environment.HILO = `http://127.0.0.1:${(server.server.address() as { port: number }).port}`;
});

/** Not spawned in wait: the server that answers lives in this very process. */
const run = (kind: string, text: string): Promise<{ status: number | null; out: string; err: string }> =>
  new Promise((resolve) => {
    const [command, ...args] =
      kind === 'js' ? [process.execPath, '--input-type=module', '-e', text] : ['sh', '-euc', text];
    const child = spawn(command!, args, { env: environment, cwd: world.folder });
    let out = '';
    let err = '';
    child.stdout.on('data', (chunk) => {
      out += chunk;
    });
    child.stderr.on('data', (chunk) => {
      err += chunk;
    });
    child.on('close', (status) => resolve({ status, out, err }));
  });

/** "…" on the page stands for any text. */
const asPattern = (value: unknown): unknown => {
  if (value === '…') return expect.stringMatching(/./);
  if (Array.isArray(value)) return value.map(asPattern);
  if (value === null || typeof value !== 'object') return value;
  return expect.objectContaining(
    Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, asPattern(inner)])),
  );
};

test('the page has its examples', () => {
  expect(examples.length).toBe(16);
  expect(receiver).toBeDefined();
});

const hasCurl = spawnSync('curl', ['--version']).status === 0 || process.env.CI === 'true';
test.skipIf(!hasCurl).each(examples)(
  'line $line of docs/API.md (needs curl)',
  async ({ kind, text, expected }) => {
    const { status, out, err } = await run(kind, text);
    expect(err).toBe('');
    expect(status).toBe(0);
    if (expected !== null) expect(JSON.parse(out)).toEqual(asPattern(expected));
    else if (text.includes('Idempotency-Key')) {
      const lines = out.trim().split(/\r?\n/);
      expect(lines).toEqual(['HTTP/1.1 201 Created', 'HTTP/1.1 201 Created', 'idempotent-replay: true']);
      const notes = await world.app.db
        .selectFrom('message')
        .select('id')
        .where('kind', '=', 'note')
        .execute();
      expect(notes).toHaveLength(1);
    } else if (text.includes('hilo-client')) {
      expect(out).toBe('done\n');
      const { tags } = await world.ticket(environment.TICKET!);
      expect(tags).toEqual(['parcel']);
    } else if (kind === 'js') expect(out).toBe('customer.created\n');
    else expect(out).toMatch(/^ratelimit-policy: "caller";q=1200;w=60\r?\nratelimit: "caller";r=\d+;t=\d+/);
  },
);

const hasPython = spawnSync('python3', ['--version']).status === 0 || process.env.CI === 'true';
test.skipIf(!hasPython)('the check in Python takes what is signed, and nothing else (needs python3)', () => {
  const { text } = blocks.find(({ kind }) => kind === 'python')!;
  const body = '{"type":"ticket.opened","ñ":1}';
  const [secret, other] = [5, 6].map((fill) => `whsec_${Buffer.alloc(32, fill).toString('base64')}`);
  const ask = (at: Date, secrets: string[], sent = body): string => {
    const headers = signPayload({ id: 'msg_1', at, body }, secrets);
    const program = `${text}
import json, os, sys
print(is_signed(json.loads(sys.argv[1]), os.fsencode(sys.argv[2]), sys.argv[3]))`;
    const { stdout, stderr } = spawnSync('python3', ['-c', program, JSON.stringify(headers), sent, secret!], {
      encoding: 'utf8',
      env: { PATH: process.env.PATH ?? '', LC_ALL: 'C.UTF-8' },
    });
    return stdout.trim() || stderr;
  };
  expect(ask(new Date(), [secret!])).toBe('True');
  expect(ask(new Date(), [other!, secret!])).toBe('True');
  expect(ask(new Date(), [other!])).toBe('False');
  expect(ask(new Date(), [secret!], '{"type":"ticket.closed"}')).toBe('False');
  expect(ask(new Date(Date.now() - 400_000), [secret!])).toBe('False');
});

test('the receiver of webhooks takes what is signed, and nothing else', async () => {
  const port = await freePort();
  const secret = `whsec_${Buffer.alloc(32, 5).toString('base64')}`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', receiver!.text], {
    env: { SECRET: secret, PORT: String(port) },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let out = '';
  child.stdout.on('data', (chunk) => {
    out += chunk;
  });
  const body = '{"type":"ticket.opened"}';
  const send = async (at: Date, secrets: string[], sent = body): Promise<number> =>
    (
      await fetch(`http://127.0.0.1:${port}`, {
        method: 'POST',
        headers: signPayload({ id: 'msg_1', at, body }, secrets),
        body: sent,
      })
    ).status;
  const other = `whsec_${Buffer.alloc(32, 6).toString('base64')}`;
  try {
    await expect.poll(() => send(new Date(), [secret]).catch(() => null)).toBe(204);
    expect(await send(new Date(), [other, secret])).toBe(204);
    expect(await send(new Date(), [other])).toBe(401);
    expect(await send(new Date(), [secret], '{"type":"ticket.closed"}')).toBe(401);
    expect(await send(new Date(Date.now() - 400_000), [secret])).toBe(401);
    expect(out).toBe('msg_1 ticket.opened\n'.repeat(2));
  } finally {
    child.kill();
  }
});
