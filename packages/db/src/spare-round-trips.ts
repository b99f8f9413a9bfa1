import type pg from 'pg';

type Answer = { command: string; rowCount: number | null; rows: unknown[] };
export type Query = (text: string, values?: readonly unknown[]) => Promise<Answer>;

/** At the beginning of a statement: nobody reads its answer, so it may leave with the next one. */
export const unreadMark = '/* unread */';

const nothing = (command: string): Answer => ({ command, rowCount: null, rows: [] });

/**
 * Sends statements whose answer nobody waits for together with the next one (pipelining, PostgreSQL's protocol §55.2.4):
 * BEGIN, and what bears `unreadMark`. They run in their order, each by itself; what fails is told by the statement that
 * they left with, and their transaction is undone as ever. A transaction in which nothing was asked is not begun at all.
 *
 * `send` hands one statement to a client that pipelines.
 */
export const spareRoundTrips = (client: pg.PoolClient, send: Query): Query => {
  let held: { text: string; values?: readonly unknown[] }[] = [];
  return async (text, values = []) => {
    const isBegin = text === 'begin';
    if (isBegin || text.startsWith(unreadMark)) {
      held.push({ text, values });
      return nothing(isBegin ? 'BEGIN' : 'UNREAD');
    }
    const before = held;
    held = [];
    if (text === 'rollback') {
      // What was held is not wanted any more; without its BEGIN there is nothing to undo either.
      return before[0]?.text === 'begin' ? nothing('ROLLBACK') : send(text);
    }
    if (text === 'commit' && before.length === 1 && before[0]!.text === 'begin') return nothing('COMMIT');
    if (before.length === 0) return send(text, values);
    if (before.length === 1 && before[0]!.text === 'begin' && values.length === 0)
      return last(await send(`begin; ${text}`));
    const sent = atOnce(client, () => [...before, { text, values }].map((one) => send(one.text, one.values)));
    const answers = await Promise.allSettled(sent);
    const failed = answers.find((answer) => answer.status === 'rejected');
    if (failed) throw failed.reason;
    return (answers.at(-1) as PromiseFulfilledResult<Answer>).value;
  };
};

/** Several statements in one text are answered by a list. */
const last = (answer: Answer | Answer[]): Answer => (Array.isArray(answer) ? answer.at(-1)! : answer);

/** Lets what `work` writes to the socket leave in one piece. */
const atOnce = <Result>(client: pg.PoolClient, work: () => Result): Result => {
  const { stream } = (client as unknown as { connection: { stream: { cork?(): void; uncork?(): void } } })
    .connection;
  stream.cork?.();
  try {
    return work();
  } finally {
    stream.uncork?.();
  }
};
