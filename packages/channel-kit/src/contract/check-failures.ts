import assert from 'node:assert/strict';
import type { ChannelErrorCode } from '../channel-error.ts';
import { onlyMessage } from './check-delivery.ts';
import type { Check } from './runner.ts';
import { type Session, withSession } from './session.ts';
import { type ContractSubject, type FailureKind, handsOver } from './subject.ts';

/** What may be said when the provider has perhaps taken a message: only a safe key makes trying again harmless. */
export const unsureCodes = (subject: ContractSubject): ChannelErrorCode[] =>
  subject.manifest.capabilities.resend === 'provider-key' ? ['ambiguous', 'transient'] : ['ambiguous'];

/** Each way to fail has its code, is never taken for a success, and is tried once. */
export const failureChecks = (subject: ContractSubject): Check[] => {
  if (!handsOver(subject)) return [];
  const unsure = unsureCodes(subject);
  const check = (title: string, work: (session: Session) => Promise<void>): Check => ({
    group: 'failures',
    title,
    run: () => withSession(subject, work),
  });
  const fails = (title: string, kind: FailureKind, codes: ChannelErrorCode[], attempts: number | null) =>
    check(title, async (session) => {
      const delivery = await session.draftAnswer();
      const { retryAfterSeconds } = await session.world.failNext(kind);
      const error = await session.refusal(delivery);
      assert.ok(codes.includes(error.code), `${kind} gave ${error.code}, and not ${codes.join(' or ')}`);
      if (kind === 'rate-limit')
        assert.equal(error.retryAfterSeconds, retryAfterSeconds, 'retryAfterSeconds');
      if (attempts !== null) assert.equal(await session.world.attempts(), attempts, 'tries at the provider');
    });
  return [
    fails(
      'a recipient or content that is refused is final',
      'refuse',
      ['recipient-unreachable', 'content-rejected', 'permanent'],
      1,
    ),
    fails(
      'too many is rate-limited, with the wait that the provider asks for',
      'rate-limit',
      ['rate-limited'],
      1,
    ),
    fails('refused credentials are auth, and not tried again', 'auth', ['auth'], null),
    fails('an answer that is not of the protocol is not a success', 'garble', unsure, 1),
    check('a provider that is not there is transient, and the message leaves later', async (session) => {
      const delivery = await session.draftAnswer();
      await session.world.failNext('drop-before-accept');
      const error = await session.refusal(delivery);
      assert.equal(error.code, 'transient');
      assert.equal((await session.world.sentMessages()).length, 0);
      await session.world.mend();
      await session.deliver({ ...delivery, attempt: 2 });
      assert.equal((await session.world.sentMessages()).length, 1);
    }),
    check('a provider that cannot for now is not final, and the message leaves later', async (session) => {
      const delivery = await session.draftAnswer();
      await session.world.failNext('unavailable');
      const { code } = await session.refusal(delivery);
      assert.ok([...unsure, 'transient', 'rate-limited'].includes(code), `unavailable gave ${code}`);
      assert.equal(await session.world.attempts(), 1, 'tries at the provider');
      await session.world.mend();
      await session.deliver({ ...delivery, attempt: 2 });
      await onlyMessage(session);
    }),
    check('a provider that keeps silent is given up when the caller says so', async (session) => {
      const delivery = await session.draftAnswer();
      await session.world.failNext('hang');
      const caller = new AbortController();
      const refusal = session.refusal(delivery, caller.signal);
      // Else it is unheard while we wait for the provider to have it.
      refusal.catch(() => {});
      await session.eventually('the provider is asked', async () => (await session.world.attempts()) === 1);
      await session.settle();
      caller.abort();
      const { code } = await refusal;
      assert.ok(unsure.includes(code), `silence gave ${code}, and not ${unsure.join(' or ')}`);
    }),
    check('a caller who has given up before is heard before the wire', async (session) => {
      const delivery = await session.draftAnswer();
      const error = await session.refusal(delivery, AbortSignal.abort());
      assert.equal(error.code, 'transient');
      await session.settle();
      assert.equal(await session.world.attempts(), 0, 'the provider was asked all the same');
    }),
    check('after close nothing leaves', async (session) => {
      const delivery = await session.draftAnswer();
      session.harness.abort();
      await session.close();
      const error = await session.refusal(delivery);
      assert.equal(error.code, 'transient');
      assert.equal(await session.world.attempts(), 0, 'the provider was asked all the same');
    }),
  ];
};
