import type pg from 'pg';

type Answer = { command: string; rowCount: number | null; rows: unknown[] };
export type Query = (text: string, values?: readonly unknown[]) => Promise<Answer>;

/** At the beginning of a statement: nobody waits for its answer, and what it violates is told by the next one. */
export const unreadMark = '/* unread */';
/** At the beginning of the last statement of a transaction: its commit leaves with it. */
export const lastMark = '/* last */';

type Statement = { text: string; values: readonly unknown[] };

const nothing = (command: string): Answer => ({ command, rowCount: null, rows: [] });

/**
 * Spares a transaction the ways there and back that nobody needs (pipelining, PostgreSQL's protocol §55.2.4). BEGIN, and
 * what follows it with `unreadMark`, leave with the first statement that is waited for; a later one with that mark leaves
 * at once, and the database works at it while we go on. All run in their order, each by itself; what fails is told by
 * the next statement that is waited for, and their transaction is undone as ever. A transaction in which nothing was
 * asked is not begun at all. What bears `lastMark` takes its COMMIT along: once it is answered, both are done, or
 * neither is.
 *
 * `send` hands one statement to a client that pipelines.
 */
export const spareRoundTrips = (client: pg.PoolClient, send: Query): Query => {
  let held: Statement[] = [];
  /** Sent and not waited for yet. Each is settled, so that none fails unheard. */
  let ahead: Promise<PromiseSettledResult<Answer>[]>[] = [];
  let isBegun = false;
  /** The transaction has ended with its last statement, well or not; the word for it is still to come. */
  let isOver = false;

  return async (text, values = []) => {
    const isEnd = text === 'commit' || text === 'rollback';
    if (isOver) {
      isOver = false;
      if (!isEnd) throw new Error('the transaction has had its last statement');
      return nothing(text.toUpperCase());
    }
    const isUnread = text.startsWith(unreadMark);
    if (text === 'begin' || (isUnread && !isBegun)) {
      held.push({ text, values });
      return nothing(text === 'begin' ? 'BEGIN' : 'UNREAD');
    }
    if (isUnread) {
      ahead.push(Promise.allSettled([send(text, values)]));
      return nothing('UNREAD');
    }
    const before = held;
    const running = ahead;
    held = [];
    ahead = [];
    const begins = before[0]?.text === 'begin';
    isBegun = !isEnd && (isBegun || begins);
    // What was held is not wanted any more; without its BEGIN there is nothing to undo either.
    if (text === 'rollback') return begins ? nothing('ROLLBACK') : send(text);
    if (text === 'commit' && begins && before.length === 1) return nothing('COMMIT');
    isOver = text.startsWith(lastMark);
    if (isOver) isBegun = false;
    const isPlain = running.length === 0 && !isOver;
    if (isPlain && before.length === 0) return send(text, values);
    if (isPlain && begins && before.length === 1 && values.length === 0)
      return last(await send(`begin; ${text}`));
    const first = joinPlain(before);
    const together = [...first, { text, values }, ...(isOver ? [{ text: 'commit', values: [] }] : [])];
    const sent = Promise.allSettled(atOnce(client, () => together.map((one) => send(one.text, one.values))));
    const answers = (await Promise.all([...running, sent])).flat();
    const failed = answers.find((answer) => answer.status === 'rejected');
    if (failed) throw failed.reason;
    return (answers[running.length + first.length] as PromiseFulfilledResult<Answer>).value;
  };
};

/** Neighbours without values become one text: each that goes by itself is answered by itself, which wakes this process. */
const joinPlain = (statements: Statement[]): Statement[] => {
  const joined: Statement[] = [];
  for (const { text, values } of statements) {
    const before = joined.at(-1);
    if (values.length === 0 && before?.values.length === 0) before.text += `; ${text}`;
    else joined.push({ text, values });
  }
  return joined;
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
