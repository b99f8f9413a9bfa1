import assert from 'node:assert/strict';
import type { Delivered, Delivery, OpenChannel, ProbeResult } from '../adapter.ts';
import type { Arrival, MessageArrival } from '../arrival.ts';
import { ChannelError } from '../channel-error.ts';
import { secretNames } from '../settings.ts';
import { type Harness, harness } from '../testing/harness.ts';
import { NotStored } from '../testing/record-receive.ts';
import { arrivalShape, deliveredShape } from './arrival-shape.ts';
import { canaries } from './canaries.ts';
import { draftDelivery } from './draft-delivery.ts';
import { answerable, readFixtures } from './fixtures.ts';
import type { ContractSubject, Fixture, Sending, World } from './subject.ts';
import { eventually, settle, within } from './waiting.ts';
import { watchProcess } from './watch-process.ts';

/** One channel, open, with its world: what a check works with. */
export type Session = {
  subject: ContractSubject;
  harness: Harness;
  world: World<Record<string, unknown>>;
  /** The channel as it is open now; another object after `restart`. */
  channel(): OpenChannel;
  fixtures: Fixture[];
  patienceMs: number;
  arrivals(): Arrival[];
  eventually(what: string, holds: () => boolean | Promise<boolean>): Promise<void>;
  settle(): Promise<void>;
  within<T>(what: string, work: Promise<T>): Promise<T>;
  /** Brings the n-th fixture that can be answered and waits until it is committed. */
  hear(index?: number): Promise<{ message: MessageArrival; sending: Sending; fixture: Fixture }>;
  /** A complete answer to `message`, or to the world's customer where nothing arrives. */
  draft(message: MessageArrival | null, changes?: Partial<Delivery>): Delivery;
  /** Hears the first fixture where there is one, and drafts the answer to it. */
  draftAnswer(changes?: Partial<Delivery>): Promise<Delivery>;
  deliver(delivery: Delivery, signal?: AbortSignal): Promise<Delivered>;
  /** The ChannelError of a delivery that must fail; anything else is an AssertionError. */
  refusal(delivery: Delivery, signal?: AbortSignal): Promise<ChannelError>;
  find(delivery: Delivery): Promise<Delivered | null>;
  /** What else may throw, so that its error is looked at in the end. */
  failure(work: Promise<unknown>): Promise<ChannelError>;
  probe(signal?: AbortSignal): Promise<ProbeResult>;
  open(): Promise<void>;
  close(): Promise<void>;
  /** Closes and opens again, with the same store, as after a new start of the server. */
  restart(): Promise<void>;
};

/**
 * Runs one check on a channel of its own, then closes all and looks at what must hold whatever happened: only
 * ChannelError, nothing private in logs and errors, well-formed arrivals, no stray rejection.
 */
export const withSession = async (
  subject: ContractSubject,
  work: (session: Session) => Promise<void>,
  options: { isOpen?: boolean } = {},
): Promise<void> => {
  const patienceMs = subject.patienceMs ?? 5000;
  const watch = watchProcess();
  const stage = await harness({ acknowledge: subject.manifest.capabilities.acknowledge });
  const world = await subject.startWorld({
    channelId: stage.channelId,
    publicUrl: stage.publicUrl,
    routeUrl: stage.routeUrl,
    clock: stage.clock,
  });
  const secrets = canaries();
  for (const name of secretNames(subject.adapter.settings)) secrets.addSecret(world.settings[name]);
  const errors: unknown[] = [];
  let channel: OpenChannel | null = null;

  const opened = (): OpenChannel => channel ?? assert.fail('the channel is not open');
  const note = async <T>(doing: Promise<T>): Promise<T> => {
    try {
      return await doing;
    } catch (error) {
      errors.push(error);
      throw error;
    }
  };
  /** What must succeed: an error of the channel is a finding about the channel. */
  const calling = async <T>(what: string, doing: Promise<T>): Promise<T> => {
    try {
      return await within(patienceMs, what, note(doing));
    } catch (error) {
      if (error instanceof assert.AssertionError) throw error;
      throw new assert.AssertionError({ message: `${what} threw ${describe(error)}: ${wordsOf(error)}` });
    }
  };
  const failure = async (doing: Promise<unknown>): Promise<ChannelError> => {
    let result: unknown;
    try {
      result = await within(patienceMs, 'what should have failed', note(doing));
    } catch (error) {
      if (error instanceof ChannelError) return error;
      if (error instanceof assert.AssertionError) throw error;
      return assert.fail(`threw ${describe(error)} and not a ChannelError`);
    }
    return assert.fail(`should have failed, and gave ${describe(result)}`);
  };
  const draft: Session['draft'] = (message, changes = {}) => {
    const delivery = { ...draftDelivery(message, world.customer, stage.clock.now()), ...changes };
    secrets.addDelivery(delivery);
    stage.replyTokens.add(delivery.thread.replyToken);
    return delivery;
  };
  const handOver = async (delivery: Delivery, signal: AbortSignal): Promise<Delivered> => {
    const { deliver } = opened();
    assert.ok(deliver, 'outbound is declared, and there is no deliver');
    return deliver(delivery, signal);
  };
  const session: Session = {
    subject,
    harness: stage,
    world,
    channel: opened,
    fixtures: subject.arrivals === 'none' ? [] : readFixtures(subject.fixtures),
    patienceMs,
    arrivals: () => stage.receiving.committed.map(({ arrival }) => arrival),
    eventually: (what, holds) => eventually(patienceMs, stage.clock, what, holds),
    settle: () => settle(stage.clock),
    within: (what, doing) => within(patienceMs, what, doing),
    hear: async (index = 0) => {
      const fixture = answerable(session.fixtures)[index];
      assert.ok(fixture, `fixture ${index + 1} of one message of a customer is missing`);
      const before = session.arrivals().length;
      const sending = await world.send(fixture);
      await session.eventually(`${fixture.name} arrives`, () => session.arrivals().length > before);
      const message = session.arrivals()[before];
      assert.ok(message?.type === 'message', `${fixture.name} arrives as a message`);
      return { message, sending, fixture };
    },
    draft,
    draftAnswer: async (changes) => {
      const heard = subject.arrivals === 'none' ? null : await session.hear();
      return draft(heard?.message ?? null, changes);
    },
    deliver: async (delivery, signal = new AbortController().signal) => {
      const delivered = await calling('deliver', handOver(delivery, signal));
      const shape = deliveredShape.safeParse(delivered);
      assert.ok(shape.success, `the shape of what deliver gives: ${shape.error?.message}`);
      return delivered;
    },
    refusal: (delivery, signal = new AbortController().signal) => failure(handOver(delivery, signal)),
    failure,
    find: async (delivery) => {
      const { find } = opened();
      assert.ok(find, 'resend is reconcile, and there is no find');
      return calling('find', find(delivery, new AbortController().signal));
    },
    probe: (signal = new AbortController().signal) => calling('probe', opened().probe(signal)),
    close: () => calling('close', (async () => opened().close())()),
    open: async () => {
      const settings = subject.adapter.settings.parse(world.settings);
      const opening = subject.adapter.open(stage.context(settings, world.options));
      channel = await calling('open', opening);
    },
    restart: async () => {
      stage.abort();
      await session.close();
      await session.open();
    },
  };

  try {
    if (options.isOpen ?? true) await session.open();
    await work(session);
    for (const arrival of session.arrivals()) secrets.addArrival(arrival);
    // What was refused is as private as what was taken, and never became an arrival.
    for (const { expected } of session.fixtures)
      if (Array.isArray(expected)) for (const arrival of expected) secrets.addArrival(arrival);
    stage.abort();
    // Another const, because the compiler does not see that `open` assigns.
    const last = channel as OpenChannel | null;
    if (last) await session.close();
    // A rejection that nobody heard is announced a turn later.
    await new Promise<void>((resolve) => setImmediate(resolve));
    assertClean();
  } finally {
    stage.abort();
    const left = channel as OpenChannel | null;
    // Nothing of a channel that cannot close may reach the next check.
    await within(patienceMs, 'close', (async () => left?.close())()).catch(() => {});
    await world.close();
    await stage.close();
    watch.stop();
  }

  function assertClean(): void {
    const thrown = [...errors, ...stage.routes.failures, ...stage.leases.failures];
    for (const error of [...thrown, ...watch.strays]) {
      if (error instanceof ChannelError || error instanceof NotStored) continue;
      assert.fail(`threw ${describe(error)} and not a ChannelError`);
    }
    assert.equal(watch.strays.length, 0, 'a promise was left to reject with nobody listening');
    for (const error of thrown) assertNothingPrivate(`error ${describe(error)}`, wordsOf(error));
    for (const line of stage.log.lines) assertNothingPrivate(`log line ${line.event}`, JSON.stringify(line));
    assert.equal(watch.printed.length, 0, 'a channel writes to its log and never to the console');
    for (const { arrival } of stage.receiving.committed) {
      const shape = arrivalShape.safeParse(arrival);
      assert.ok(shape.success, `the shape of an arrival: ${shape.error?.message}`);
      const isPast = Date.parse(arrival.occurredAt) <= stage.clock.now().getTime();
      assert.ok(isPast, `${arrival.externalId}: occurredAt is in the future`);
    }
    assert.equal(stage.clock.pending(), 0, 'a sleep outlives close');
  }

  function assertNothingPrivate(where: string, text: string): void {
    assert.deepEqual(secrets.foundIn(text), [], `private matter in: ${where.slice(0, 60)}`);
  }
};

/** What may end in a log of an error: its message, stack and own fields, but not its cause. */
const wordsOf = (error: unknown): string => {
  if (!(error instanceof Error)) return String(error);
  const { cause: _, ...fields } = error as Error & { cause?: unknown };
  return `${error.name} ${error.message} ${error.stack} ${JSON.stringify(fields)}`;
};

const describe = (value: unknown): string =>
  value instanceof ChannelError
    ? `ChannelError ${value.code}`
    : value instanceof Error
      ? value.name
      : typeof value;
