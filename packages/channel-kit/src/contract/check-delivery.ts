import assert from 'node:assert/strict';
import { messagesOf } from './fixtures.ts';
import type { Check } from './runner.ts';
import { type Session, withSession } from './session.ts';
import { type ContractSubject, handsOver, type SentMessage } from './subject.ts';

/** An answer leaves once, whole, to the right person, in its thread, and is found again when it is answered. */
export const deliveryChecks = (subject: ContractSubject): Check[] => {
  const { outbound, threading, audience, replyWindow } = subject.manifest.capabilities;
  if (!outbound || !handsOver(subject)) return [];
  const check = (title: string, work: (session: Session) => Promise<void>): Check => ({
    group: 'delivery',
    title,
    run: () => withSession(subject, work),
  });
  return [
    check('an answer leaves once, with its text, to whom it is for', async (session) => {
      const delivery = await session.draftAnswer();
      await session.deliver(delivery);
      const sent = await onlyMessage(session);
      assert.ok(sent.text.includes(delivery.text), 'the text is not what was to be sent');
      assert.deepEqual(sent.to, [delivery.to[0]?.value], 'the recipient');
      assert.equal(await session.world.attempts(), 1, 'asked the provider more than once');
    }),
    check('words that were set in HTML leave as plain text too, without its marks', async (session) => {
      const draft = await session.draftAnswer();
      await session.deliver({ ...draft, html: `<p><b>${draft.outboxId}</b></p>` });
      const sent = await onlyMessage(session);
      assert.ok(sent.text.includes(draft.text), 'the text is not what was to be sent');
      assert.equal(sent.text.includes('<b>'), false, 'marks of HTML among the words');
    }),
    check('what deliver says about names is what the provider holds', async (session) => {
      const delivery = await session.draftAnswer();
      const { externalId, refs, refused, raw } = await session.deliver(delivery);
      const sent = await onlyMessage(session);
      const names = [externalId, ...refs, delivery.ownRef];
      assert.ok(names.includes(sent.id), 'none of the names is the one at the provider');
      assert.deepEqual(refused, []);
      if (raw) assert.ok(session.harness.blobs.has(raw.id), 'raw is not in the file store');
    }),
    check('two answers at once go each to whom it is for', async (session) => {
      const drafts = [await session.draftAnswer()];
      if (subject.arrivals !== 'none') drafts.push(session.draft((await session.hear(1)).message));
      else drafts.push(await session.draftAnswer());
      await Promise.all(drafts.map((delivery) => session.deliver(delivery)));
      const sent = await session.world.sentMessages();
      const said = ({ to, text }: { to: string[]; text: string }) =>
        `${to[0]} ${/Answer \d+/.exec(text)?.[0]}`;
      const wanted = drafts.map(({ to, text }) => said({ to: [to[0]?.value ?? ''], text }));
      assert.deepEqual(sent.map(said).sort(), wanted.sort(), 'what went to whom');
    }),
    check('another channel of the kind, opened beside, changes nothing of this one', async (session) => {
      const delivery = await session.draftAnswer();
      await withSession(subject, async (other) => {
        await session.deliver(delivery);
        assert.equal(await other.world.attempts(), 0, "asked the other channel's provider");
      });
      await onlyMessage(session);
    }),
    check(
      'a confirmation of receipt leaves as written by a machine, and an answer does not',
      async (session) => {
        const draft = await session.draftAnswer({ kind: 'receipt' });
        await session.deliver(draft);
        await session.deliver({
          ...draft,
          kind: 'answer',
          outboxId: draft.outboxId.replace(/^0189/, '0190'),
          ownRef: `again-${draft.ownRef}`,
        });
        const [receipt, answer] = await session.world.sentMessages();
        const marks = [receipt?.isAutomatic ?? null, answer?.isAutomatic ?? null];
        // A provider that has no word for it is told by the words alone.
        if (marks.some((mark) => mark !== null))
          assert.deepEqual(marks, [true, false], 'marked as automatic');
      },
    ),
    ...(threading === 'none' || subject.arrivals === 'none' ? [] : threadChecks(check, threading)),
    ...(audience === 'public'
      ? [
          check('nothing private is in what anybody can read', async (session) => {
            const stranger = {
              kind: 'mailAddress',
              value: 'stranger@private.example',
              name: 'Private Stranger',
            };
            const delivery = await session.draftAnswer({ cc: [stranger], bcc: [stranger] });
            await session.deliver(delivery);
            const { publicText } = await onlyMessage(session);
            assert.ok(publicText, 'the world shows no public text');
            assert.ok(publicText.includes(delivery.text), 'the public text is not the answer');
            const { replyToken, trackingKey } = delivery.thread;
            for (const [what, value] of Object.entries({
              'the reply token': replyToken,
              'the tracking key': trackingKey,
              'the subject': delivery.subject,
              'the outbox id': delivery.outboxId,
              'the name of the customer': delivery.to[0]?.name,
              'an address in copy': stranger.value,
              'a name in copy': stranger.name,
            })) {
              if (value) assert.equal(publicText.includes(value), false, `${what} can be read by anybody`);
            }
          }),
        ]
      : []),
    ...(replyWindow ? windowChecks(check, replyWindow.hours) : []),
  ];
};

type MakeCheck = (title: string, work: (session: Session) => Promise<void>) => Check;

const threadChecks = (check: MakeCheck, threading: 'native' | 'reference'): Check[] => [
  check('an answer stays in its thread, also when another thread spoke last', async (session) => {
    const { message } = await session.hear(0);
    await session.hear(1);
    const delivery = session.draft(message);
    await session.deliver(delivery);
    assertInThread(session, delivery.thread, await onlyMessage(session), threading);
  }),
  check('what the customer answers leads back to our message', async (session) => {
    const { message } = await session.hear();
    const delivery = session.draft(message);
    const { externalId, refs } = await session.deliver(delivery);
    assert.ok(session.world.replyTo, 'there is threading, and the world has no replyTo');
    await session.world.replyTo(await onlyMessage(session), 'Muchas gracias, ¿y la otra caja?');
    await session.eventually('the answer arrives', () => session.arrivals().length === 2);
    const reply = messagesOf(session.arrivals())[1];
    if (threading === 'native') {
      assert.equal(reply?.thread.nativeThread, message.thread.nativeThread);
    } else {
      const names = [externalId, ...refs, delivery.ownRef];
      assert.ok(
        reply?.thread.refs.some((ref) => names.includes(ref)),
        'no reference to our message',
      );
    }
    // And on: the next answer carries what has been said, nearest first.
    const next = session.draft(reply ?? null);
    await session.deliver(next);
    const last = (await session.world.sentMessages()).at(-1);
    assertInThread(session, next.thread, last, threading);
  }),
];

const assertInThread = (
  session: Session,
  thread: { nativeThread: string | null; refs: string[] },
  sent: SentMessage | undefined,
  threading: 'native' | 'reference',
): void => {
  if (threading === 'native') {
    assert.ok(thread.nativeThread, 'the arrival has no thread');
    assert.equal(sent?.nativeThread, thread.nativeThread, 'the thread at the provider');
    return;
  }
  assert.ok(thread.refs.length > 0, 'the arrival has no name');
  const { carriesRefs } = session.world;
  assert.ok(carriesRefs, 'threading is reference, and the world does not say what carriesRefs');
  const expected = carriesRefs === 'all' ? thread.refs : thread.refs.slice(0, 1);
  assert.deepEqual(sent?.refs, expected, 'the references at the provider, nearest first');
};

const windowChecks = (check: MakeCheck, hours: number): Check[] => {
  const heardAgo = (session: Session, ms: number) =>
    new Date(session.harness.clock.now().getTime() - ms).toISOString();
  const windowMs = hours * 3_600_000;
  return [
    check('an answer inside the window leaves, one after it is refused before the wire', async (session) => {
      const late = await session.draftAnswer({ lastInboundAt: heardAgo(session, windowMs + 1000) });
      assert.equal((await session.refusal(late)).code, 'window-closed');
      const never = { ...late, lastInboundAt: null };
      assert.equal((await session.refusal(never)).code, 'window-closed', 'nobody has ever written');
      assert.equal(await session.world.attempts(), 0, 'the provider was asked all the same');
      await session.deliver({ ...late, lastInboundAt: heardAgo(session, windowMs - 60_000) });
      await onlyMessage(session);
    }),
    check('a window that only the provider knows to be closed is window-closed too', async (session) => {
      const delivery = await session.draftAnswer();
      await session.world.failNext('window-closed');
      assert.equal((await session.refusal(delivery)).code, 'window-closed');
    }),
  ];
};

export const onlyMessage = async (session: Session): Promise<SentMessage> => {
  const sent = await session.world.sentMessages();
  assert.equal(sent.length, 1, 'messages that the provider holds');
  return sent[0]!;
};
