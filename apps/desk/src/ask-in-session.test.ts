import { expect, test } from 'vitest';
import { createAskInSession } from './ask-in-session.ts';

/** A server whose answers are given by hand: what was asked, in order, and how to answer it. */
const byHand = () => {
  const asked: string[] = [];
  const waiting = new Map<string, (answer: Response) => void>();
  const ask = createAskInSession(((path: string) => {
    asked.push(path);
    return new Promise<Response>((resolve) => waiting.set(path, resolve));
  }) as typeof fetch);
  const give = async (path: string, status: number): Promise<void> => {
    waiting.get(path)!(new Response(null, { status }));
    await new Promise((turn) => setTimeout(turn));
  };
  return { ask, asked, give };
};
const turn = () => new Promise((done) => setTimeout(done));

test('what is asked while the session is replaced waits for the new one', async () => {
  const { ask, asked, give } = byHand();
  void ask('/auth/two-factor/disable');
  const me = ask('/api/v1/me');
  await turn();
  expect(asked).toEqual(['/auth/two-factor/disable']);
  await give('/auth/two-factor/disable', 200);
  await give('/api/v1/me', 200);
  expect((await me).status).toBe(200);
});

test('what was under way with the old one is asked again with the new', async () => {
  const { ask, asked, give } = byHand();
  const me = ask('/api/v1/me');
  await turn();
  void ask('/auth/two-factor/disable');
  await give('/api/v1/me', 401);
  expect(asked).toEqual(['/api/v1/me', '/auth/two-factor/disable']);
  await give('/auth/two-factor/disable', 200);
  await give('/api/v1/me', 200);
  expect((await me).status).toBe(200);
});

test('who is signed out is told so, once', async () => {
  const { ask, asked, give } = byHand();
  const me = ask('/api/v1/me');
  await turn();
  await give('/api/v1/me', 401);
  expect((await me).status).toBe(401);
  expect(asked).toHaveLength(1);
});
