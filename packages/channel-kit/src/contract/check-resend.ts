import assert from 'node:assert/strict';
import { unsureCodes } from './check-failures.ts';
import type { Check } from './runner.ts';
import { type Session, withSession } from './session.ts';
import { type ContractSubject, handsOver } from './subject.ts';

/** What a crash in mid-send means is what `resend` says, also after a new start. */
export const resendChecks = (subject: ContractSubject): Check[] => {
  const { outbound, resend } = subject.manifest.capabilities;
  if (!outbound || !handsOver(subject)) return [];
  const check = (title: string, work: (session: Session) => Promise<void>): Check => ({
    group: `resend: ${resend}`,
    title,
    run: () => withSession(subject, work),
  });
  if (resend === 'provider-key') return providerKeyChecks(subject, check);
  if (resend === 'reconcile') return reconcileChecks(subject, check);
  return [cutCheck(subject, check)];
};

type MakeCheck = (title: string, work: (session: Session) => Promise<void>) => Check;

const held = async (session: Session): Promise<number> => (await session.world.sentMessages()).length;

const cutCheck = (subject: ContractSubject, check: MakeCheck): Check =>
  check(
    'a connection cut after the message was taken: a person decides, nobody sends twice',
    async (session) => {
      const delivery = await session.draftAnswer();
      await session.world.failNext('drop-after-accept');
      const error = await session.refusal(delivery);
      assert.ok(unsureCodes(subject).includes(error.code), `the cut gave ${error.code}`);
      await session.settle();
      assert.equal(await held(session), 1, 'messages that the provider holds');
      assert.equal(await session.world.attempts(), 1, 'the channel tried again by itself');
    },
  );

const providerKeyChecks = (subject: ContractSubject, check: MakeCheck): Check[] => [
  cutCheck(subject, check),
  check('delivered twice is held once, under the same name', async (session) => {
    const delivery = await session.draftAnswer();
    const first = await session.deliver(delivery);
    const second = await session.deliver({ ...delivery, attempt: 2 });
    assert.equal(await held(session), 1);
    assert.equal(second.externalId, first.externalId);
  }),
  check('delivered again after a cut and a new start is held once', async (session) => {
    const delivery = await session.draftAnswer();
    await session.world.failNext('drop-after-accept');
    await session.refusal(delivery);
    await session.restart();
    await session.deliver({ ...delivery, attempt: 2 });
    assert.equal(await held(session), 1);
  }),
  check('two messages with the same words are two', async (session) => {
    const delivery = await session.draftAnswer();
    await session.deliver(delivery);
    const twin = {
      ...delivery,
      outboxId: '01890000-0000-7000-a000-000000000002',
      ownRef: 'twin@hilo.example',
    };
    await session.deliver(twin);
    assert.equal(await held(session), 2);
  }),
];

const reconcileChecks = (subject: ContractSubject, check: MakeCheck): Check[] => [
  cutCheck(subject, check),
  check('find gives what deliver gave, also after a new start', async (session) => {
    const delivery = await session.draftAnswer();
    const delivered = await session.deliver(delivery);
    assert.equal((await session.find(delivery))?.externalId, delivered.externalId);
    await session.restart();
    assert.equal((await session.find(delivery))?.externalId, delivered.externalId);
  }),
  check('find knows what was taken before a cut and a new start', async (session) => {
    const delivery = await session.draftAnswer();
    await session.world.failNext('drop-after-accept');
    await session.refusal(delivery);
    await session.restart();
    const found = await session.find(delivery);
    const [sent] = await session.world.sentMessages();
    assert.ok(found, 'not found, although the provider holds it');
    assert.ok([found.externalId, ...found.refs, delivery.ownRef].includes(sent?.id ?? ''), 'another name');
    assert.equal(await held(session), 1, 'find sent something');
  }),
  check('find gives null for what never left, although the same words did', async (session) => {
    const delivery = await session.draftAnswer();
    await session.deliver(delivery);
    const twin = {
      ...delivery,
      outboxId: '01890000-0000-7000-a000-000000000002',
      ownRef: 'twin@hilo.example',
    };
    assert.equal(await session.find(twin), null);
  }),
  check('find does not say no when it could not ask', async (session) => {
    const delivery = await session.draftAnswer();
    await session.deliver(delivery);
    for (const [kind, code] of [
      ['drop-before-accept', 'transient'],
      ['auth', 'auth'],
    ] as const) {
      await session.world.failNext(kind);
      const { find } = session.channel();
      assert.ok(find);
      const error = await session.failure(find(delivery, new AbortController().signal));
      assert.equal(error.code, code);
      await session.world.mend();
    }
  }),
];
