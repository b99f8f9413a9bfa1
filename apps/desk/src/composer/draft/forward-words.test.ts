import type { MessageDto } from '@hilo/api';
import { describe, expect, it } from 'vitest';
import { emptyCompose } from '../compose.ts';
import { textToHtml, toMailHtml } from '../writing/mail-html.ts';
import { forwardWords, ownWords, putBelow, takeUpForward, withoutForwardSignature } from './forward-words.ts';
import { startForward } from './start-forward.ts';

const message = {
  id: '01a206bc-47af-7a3f-b50b-6ac155d17148',
  text: 'No enciende.\n\nDesde el lunes.',
  signature: 'Ana Núñez',
  quotedText: 'El lunes, Lucía escribió:\n> ¿Qué le pasa?',
  subject: 'Caldera',
  channelId: null,
  hasHtml: true,
  attachments: [
    { id: 'f1', name: 'a.pdf', type: 'application/pdf', size: 1, isInline: false, redactedAt: null },
    {
      id: 'f2',
      name: 'b.png',
      type: 'image/png',
      size: 1,
      isInline: true,
      redactedAt: null,
      contentId: 'b@x',
    },
    { id: 'f3', name: null, type: 'image/png', size: 0, isInline: false, redactedAt: '2026-01-01T00:00:00Z' },
  ],
} as unknown as MessageDto;
const words = {
  intro: '---------- Mensaje reenviado ----------',
  from: 'De: Ana',
  date: 'Fecha: lunes',
  subject: 'Asunto: Caldera',
};
const begun = startForward(message, words);
const head = `${words.intro}\n${words.from}\n${words.date}\n${words.subject}`;
const whole = `No enciende.\n\nDesde el lunes.\n\nAna Núñez\n\nEl lunes, Lucía escribió:\n> ¿Qué le pasa?`;
const written = `¿Puedes ir?${begun.text}`;

describe('a forward', () => {
  it('begins with all that the message says, and the files that show below it', () => {
    expect(begun.text).toBe(`\n\n${head}\n\n${whole}`);
    expect(begun.carried?.map(({ id }) => id)).toEqual(['f1']);
  });

  it('has the signature above what is sent on, without the line below which all is one', () => {
    const sent = forwardWords({ text: written, html: null }, 'Lucía\nTaller', message);
    expect(sent.text).toBe(`¿Puedes ir?\n\nLucía\nTaller\n\n${head}\n\n${whole}`);
  });

  it('names the message whose formatted words go along, where they stand as they were', () => {
    const inEditor = toMailHtml(textToHtml(written)).replace('¿Puedes', '¿<strong>Puedes</strong>');
    const sent = forwardWords({ text: written, html: inEditor }, 'Lucía', message);
    expect(sent.forwards).toBe(message.id);
    expect(sent.pictureIds).toEqual(['f2']);
    expect(sent.html).toContain('<div>¿<strong>Puedes</strong> ir?</div><div><br></div><div>Lucía</div>');
    expect(sent.html).toContain('<div>Asunto: Caldera</div>');
    expect(sent.html).not.toContain('No enciende');
  });

  it('sends what the agent made of it where something was taken out', () => {
    const cut = written.replace('Desde el lunes.', '');
    const sent = forwardWords({ text: cut, html: toMailHtml(textToHtml(cut)) }, 'Lucía', message);
    expect(sent).not.toHaveProperty('forwards');
    expect(sent.html).toContain('<div>Lucía</div><div><br></div><div>---------- Mensaje reenviado');
    expect(sent.html).not.toContain('Desde el lunes');
    const plain = forwardWords({ text: written, html: null }, 'Lucía', { ...message, hasHtml: false });
    expect(plain).toEqual({ text: `¿Puedes ir?\n\nLucía\n\n${head}\n\n${whole}`, html: null });
  });

  it('comes back to be written on without its signature', () => {
    const html = toMailHtml(textToHtml(written));
    const { text, html: sent } = forwardWords({ text: written, html }, 'Lucía', message);
    // As the server gives it back: with the formatted words of the message below.
    const back = withoutForwardSignature({ text, html: `${sent}<div><table></table></div>` }, 'Lucía');
    expect(back.text).toBe(written);
    expect(back.html).not.toContain('Lucía</div><div><br></div><div>-----');
    expect(back.html).not.toContain('<table>');
    expect(forwardWords(back, 'Lucía', message)).toMatchObject({ text, html: sent, forwards: message.id });
  });

  it('comes back with its recipients and files, without the pictures that go along unasked', () => {
    const { text, html, forwards, pictureIds } = forwardWords(
      { text: written, html: null },
      'Lucía',
      message,
    );
    const to = [{ kind: 'mailAddress', value: 'taller@partner.example', name: null }];
    const file = (id: string, name: string) => ({ id, name, type: 'x/y', size: 1 });
    const back = takeUpForward(
      {
        kind: 'forward',
        text,
        html: `${html}<div><table></table></div>`,
        channelId: 'c',
        to,
        cc: [],
        bcc: [],
        subject: 'Fwd: Caldera',
        uploadIds: ['u1'],
        attachmentIds: ['f1', ...pictureIds!],
        inReplyTo: forwards!,
        files: [file('u1', 'nota.txt'), file('f1', 'a.pdf'), file('f2', 'b.png')],
      },
      'Lucía',
      message,
    );
    expect(back).toMatchObject({ kind: 'forward', text: written, to, inReplyTo: message.id });
    expect(back.uploads.map(({ name }) => name)).toEqual(['nota.txt']);
    expect(back.carried.map(({ name }) => name)).toEqual(['a.pdf']);
    expect(forwardWords(back, 'Lucía', message)).toMatchObject({ text, forwards, pictureIds });
  });

  it('is begun below what was written already, and gives that back where it becomes an answer again', () => {
    const own = { text: 'Hola, Ana.', html: '<div>Hola, <strong>Ana</strong>.</div>' };
    const below = putBelow(own, begun.text.trim());
    expect(below.text).toBe(`Hola, Ana.\n\n${head}\n\n${whole}`);
    const forward = { ...emptyCompose('forward'), ...below, inReplyTo: message.id };
    expect(ownWords(forward, message)).toEqual(own);
    expect(putBelow({ text: '', html: null }, begun.text.trim())).toEqual({ text: begun.text, html: null });
    expect(ownWords({ ...forward, text: begun.text, html: null }, message)).toEqual({ text: '', html: null });
    // What somebody took out of it, or wrote into it, is hers.
    const cut = { ...forward, text: forward.text.replace('Desde el lunes.', '') };
    expect(ownWords(cut, message).text).toBe(cut.text);
    expect(ownWords(forward, undefined).text).toBe(forward.text);
  });
});
