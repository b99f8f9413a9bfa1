import type { MessageDto } from '@hilo/api';
import { describe, expect, it } from 'vitest';
import { forwardWords, withoutForwardSignature } from './forward-words.ts';
import { textToHtml, toMailHtml } from './mail-html.ts';
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
});
