import type pg from 'pg';

type Answer = { command: string; rowCount: number | null; rows: unknown[] };
export type Query = (text: string, values?: readonly unknown[]) => Promise<Answer>;

/** At the beginning of a statement: nobody reads its answer, so it may leave with the next one. */
export const unreadMark = '/* unread */';
/** At the beginning of the last statement of a transaction: its commit leaves with it. */
export const lastMark = '/* last */';

type Statement = { text: string; values: readonly unknown[] };

const nothing = (command: string): Answer => ({ command, rowCount: null, rows: [] });

/**
 * Sends statements whose answer nobody waits for together with the next one (pipelining, PostgreSQL's protocol §55.2.4):
 * BEGIN, and what bears `unreadMark`. They run in their order, each by itself; what fails is told by the statement that
 * they left with, and their transaction is undone as ever. A transaction in which nothing was asked is not begun at all.
 * What bears `lastMark` takes its COMMIT along: once it is answered, both are done, or neither is.
 *
 * `send` hands one statement to a client that pipelines.
 */
export const spareRoundTrips = (client: pg.PoolClient, send: Query): Query => {
  let held: Statement[] = [];
  /** The transaction has ended with its last statement, well or not; the word for it is still to come. */
  let isOver = false;
  return async (text, values = []) => {
    if (isOver) {
      isOver = false;
      if (text !== 'commit' && text !== 'rollback')
        throw new Error('the transaction has had its last statement');
      return nothing(text.toUpperCase());
    }
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
    isOver = text.startsWith(lastMark);
    if (before.length === 0 && !isOver) return send(text, values);
    if (before.length === 1 && before[0]!.text === 'begin' && values.length === 0 && !isOver)
      return last(await send(`begin; ${text}`));
    const first = joinPlain(before);
    const together = [...first, { text, values }, ...(isOver ? [{ text: 'commit', values: [] }] : [])];
    const sent = atOnce(client, () => together.map((one) => send(one.text, one.values)));
    const answers = await Promise.allSettled(sent);
    const failed = answers.find((answer) => answer.status === 'rejected');
    if (failed) throw failed.reason;
    return (answers[first.length] as PromiseFulfilledResult<Answer>).value;
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
