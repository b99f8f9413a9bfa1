import assert from 'node:assert/strict';
import type { ReceiptArrival } from '../arrival.ts';
import type { Check } from './runner.ts';
import { type Session, withSession } from './session.ts';
import { type ContractSubject, handsOver } from './subject.ts';

/** Where the customer reads on our own page: she sees what is hers, once, in order, also after a cut. */
export const conversationChecks = (subject: ContractSubject): Check[] => {
  const { outbound, receipts } = subject.manifest.capabilities;
  if (!outbound || handsOver(subject)) return [];
  const check = (title: string, work: (session: Session) => Promise<void>): Check => ({
    group: 'conversation',
    title,
    run: () => withSession(subject, work),
  });
  return [
    check('an answer is shown at once, once, with its text', async (session) => {
      await answer(session, 'Ya está resuelto, señora.');
      await shows(session, ['Ya está resuelto, señora.']);
      await session.settle();
      await shows(session, ['Ya está resuelto, señora.']);
    }),
    check(
      'what was said while the connection was cut is shown after it, once and in order',
      async (session) => {
        const said = ['uno', 'dos', 'tres', 'cuatro'];
        await answer(session, said[0]!);
        await shows(session, said.slice(0, 1));
        const { connection } = session.world;
        assert.ok(connection, 'the carrier is our own page, and the world has no connection');
        await connection.cut();
        await answer(session, said[1]!);
        await answer(session, said[2]!);
        await connection.make();
        await shows(session, said.slice(0, 3));
        await answer(session, said[3]!);
        await shows(session, said);
      },
    ),
    check('what was said before a new start is still there', async (session) => {
      await answer(session, 'antes');
      await shows(session, ['antes']);
      await session.restart();
      await session.world.connection?.make();
      await answer(session, 'después');
      await shows(session, ['antes', 'después']);
    }),
    check('nobody sees what was said to somebody else', async (session) => {
      await answer(session, 'para la primera');
      const { message } = await session.hear(1);
      session.harness.conversations.say(message.from, 'para la segunda');
      await session.eventually('both are shown', async () => (await texts(session)).length === 2);
      const sent = await session.world.sentMessages();
      assert.notDeepEqual(sent[0]?.to, sent[1]?.to, 'shown to one person');
      await session.settle();
      assert.equal((await session.world.sentMessages()).length, 2, 'shown to both');
    }),
    check('what is redacted disappears where it was shown', async (session) => {
      const id = await answer(session, 'un número de cuenta');
      await shows(session, ['un número de cuenta']);
      session.harness.conversations.redact(id);
      await shows(session, ['']);
    }),
    ...(receipts === 'none'
      ? []
      : [
          check(`that it was ${receipts} is told once, about the right message`, async (session) => {
            await answer(session, 'otra');
            const id = await answer(session, 'la que se lee');
            await shows(session, ['otra', 'la que se lee']);
            const { report } = session.world;
            assert.ok(report, 'receipts are declared, and the world has no report');
            const sent = (await session.world.sentMessages()).at(-1);
            assert.ok(sent);
            const sending = await report(sent, receipts);
            const ref = session.harness.conversations.refOf(id);
            const told = () =>
              session
                .arrivals()
                .filter(
                  (arrival): arrival is ReceiptArrival =>
                    arrival.type === 'receipt' &&
                    arrival.status === receipts &&
                    arrival.aboutRefs.includes(ref),
                );
            await session.eventually(`${receipts} arrives`, () => told().length > 0);
            await sending.again();
            await session.settle();
            assert.equal(
              new Set(told().map(({ externalId }) => externalId)).size,
              1,
              'externalIds of one receipt',
            );
          }),
        ]),
  ];
};

/** The first customer writes where nobody has yet, and is answered. */
const answer = async (session: Session, text: string): Promise<string> => {
  const heard = session.arrivals().find((arrival) => arrival.type === 'message');
  const message = heard ?? (await session.hear()).message;
  return session.harness.conversations.say(message.from, text);
};

const texts = async (session: Session): Promise<string[]> =>
  (await session.world.sentMessages()).map(({ text }) => text);

const shows = async (session: Session, expected: string[]): Promise<void> => {
  let last: string[] = [];
  await session
    .eventually('it is shown', async () => {
      last = await texts(session);
      return JSON.stringify(last) === JSON.stringify(expected);
    })
    .catch(() => assert.deepEqual(last, expected, 'what the customer sees'));
};
