import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { sampleMessage } from '../../thread/message/sample-message.fixture.ts';
import { answerInstead } from '../answer-instead.ts';
import { type Compose, emptyCompose } from '../compose.ts';
import { beginForward } from '../draft/start-forward.ts';

beforeEach(() => {
  const kept = new Map<string, string>();
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => kept.set(key, value),
    removeItem: (key: string) => kept.delete(key),
  });
});
afterEach(() => {
  vi.unstubAllGlobals();
});

const party = (value: string) => ({ kind: 'mailAddress', value, name: null });
const [first, last] = [sampleMessage(1, { text: 'No arranca.' }), sampleMessage(2, { text: '¿Hay algo?' })];
const messages = [first, last];
const intro = '---------- Mensaje reenviado ----------';
const say = {
  t: (key: string) => (key === 'forward.intro' ? intro : key),
  format: { date: () => 'lunes' },
} as unknown as Parameters<typeof beginForward>[1];

const forwardOf = (compose: Compose, message?: typeof first): Compose => ({
  ...compose,
  ...beginForward({ ticketId: 't1', message, messages, compose }, say),
});
const answerOf = (compose: Compose, turned: Partial<Compose> = { kind: 'answer' }): Compose => ({
  ...compose,
  ...answerInstead({ ticketId: 't1', messages, compose }, turned),
});

test('of a forward that becomes an answer nobody gets the answer, and the forward of the same message has them again', () => {
  const begun = forwardOf(emptyCompose(), first);
  const forward = {
    ...begun,
    text: `¿Puedes ir?${begun.text}`,
    to: [party('taller@partner.example')],
    cc: [party('jefa@partner.example')],
    bcc: [party('archivo@partner.example')],
    subject: 'Caldera 77',
  };
  const answer = answerOf(forward);
  expect(answer).toMatchObject({ text: '¿Puedes ir?', to: null, cc: null, bcc: [], subject: null });
  const again = forwardOf(answer);
  expect(again).toMatchObject({
    inReplyTo: first.id,
    to: forward.to,
    cc: forward.cc,
    bcc: forward.bcc,
    subject: 'Caldera 77',
  });
  expect(again.text).toContain('No arranca.');
  // They were given back: another forward begins with nobody.
  expect(forwardOf(emptyCompose())).toMatchObject({ inReplyTo: last.id, to: [], cc: [], bcc: [] });
});

test('a forward of another message begins with nobody, and leaves those of the first where they are', () => {
  const forward = { ...forwardOf(emptyCompose(), first), to: [party('taller@partner.example')] };
  const answer = answerOf(forward);
  expect(forwardOf(answer, last)).toMatchObject({ inReplyTo: last.id, to: [] });
  expect(forwardOf(answer, first)).toMatchObject({ to: forward.to });
});

test('what was typed for an answer is there again after a forward, unless that answers another message', () => {
  const answer = {
    ...emptyCompose(),
    text: 'Hola.',
    cc: [party('vecino@correo.example')],
    subject: 'Visita',
  };
  const back = answerOf(forwardOf(answer, first));
  expect(back).toMatchObject({ kind: 'answer', text: 'Hola.', to: null, cc: answer.cc, subject: 'Visita' });
  const turned = { kind: 'answer' as const, inReplyTo: last.id, to: [party('luis@correo.example')] };
  expect(answerOf(forwardOf(answer, first), turned)).toMatchObject({ to: turned.to, subject: null });
});
