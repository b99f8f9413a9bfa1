import { describe, expect, test } from 'vitest';
import { readMail } from './read-mail.ts';

const read = (plain: string, html: string) =>
  readMail(
    new Uint8Array(
      Buffer.from(
        [
          'From: ana@example.org',
          'Content-Type: multipart/alternative; boundary=b',
          '',
          '--b',
          'Content-Type: text/plain; charset=utf-8',
          '',
          plain,
          '--b',
          'Content-Type: text/html; charset=utf-8',
          '',
          html,
          '--b--',
        ].join('\r\n'),
      ),
    ),
  );
const html = '<p>Quiero devolver el pedido 4711, que llegó roto.</p>';

describe('a plain text that stands in for a HTML', () => {
  test.each([
    'Este mensaje requiere un lector HTML.',
    'Your mail client does not support HTML. View this message in your browser: https://x.example/1',
    'Votre logiciel ne lit pas le HTML.',
  ])('is not what was written: %s', async (plain) => {
    const { text, newText } = await read(plain, html);
    expect(text).toBe('Quiero devolver el pedido 4711, que llegó roto.');
    expect(newText).toBe(text);
  });

  test.each([
    ['No veo nada en el navegador.', '<p>No veo nada en el navegador.</p><p>Ana</p>'],
    ['El HTML de la factura sale mal.', '<p>El <b>HTML</b> de la factura sale mal.</p>'],
    ['Texto', '<p>Otra cosa</p>'],
    ['Con HTML\n[image: a (1).jpg][image: b (2).jpg]', '<p>Con HTML<img src="cid:a"></p>'],
    ['Se ve mal en mi navegador', '<img src="cid:a">'],
  ])('is none where it is what was written: %s', async (plain, beside) => {
    expect((await read(plain, beside)).text).toBe(plain);
  });
});
