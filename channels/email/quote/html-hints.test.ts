import { describe, expect, test } from 'vitest';
import { splitReply } from './split-reply.ts';

/** History without any mark in the text: only the markup tells. */
const text = ['Ya funciona, gracias.', '', 'Buenos días, Ana:', 'pruebe a reiniciar el aparato.'].join('\n');
const history = '<p>Buenos días, Ana:</p><p>pruebe a reiniciar el aparato.</p>';
const written = '<p>Ya funciona, gracias.</p>';

describe('marks of mail programs', () => {
  test.each([
    ['Gmail', `${written}<div class="gmail_quote">${history}</div>`],
    ['Gmail, new container', `${written}<div class="gmail_quote gmail_quote_container">${history}</div>`],
    ['Apple Mail', `${written}<blockquote type="cite">${history}</blockquote>`],
    ['Outlook on the web', `${written}<div id="appendonsend"></div><div>${history}</div>`],
    ['Outlook on the web, nested', `${written}<div id="x_divRplyFwdMsg" dir="ltr"></div>${history}`],
    [
      'Outlook',
      `${written}<div><div style="border:none;border-top:solid #E1E1E1 1.0pt;padding:3.0pt 0cm">${history}</div></div>`,
    ],
    [
      'Thunderbird',
      `${written}<div class="moz-cite-prefix"></div><blockquote type="cite">${history}</blockquote>`,
    ],
    ['Yahoo', `${written}<div id="ydp1" class="yahoo_quoted">${history}</div>`],
    ['Proton Mail', `${written}<div class="protonmail_quote">${history}</div>`],
    ['Zoho', `${written}<div class="zmail_extra">${history}</div>`],
  ])('%s', (_, html) => {
    const parts = splitReply({ text, html });
    expect(parts.newText).toBe('Ya funciona, gracias.');
    expect(parts.quotedText).toBe('Buenos días, Ana:\npruebe a reiniciar el aparato.');
  });

  test('a block quote of the writer is no history', () => {
    const html = `${written}<blockquote style="margin-left:40px">${history}</blockquote>`;
    expect(splitReply({ text, html }).newText).toBe(text);
  });

  test('what the writer quotes between his own words is his, what an attribution announces is not', () => {
    const law = '<p>Su página dice:</p><blockquote><p>El envío es gratis</p><p>desde 50 €</p></blockquote>';
    const asked = '<p>¿Por qué me cobran?</p>';
    const answered = '<p>El 12/1/26 a las 9:12, Soporte escribió:</p><blockquote>Buenos días</blockquote>';
    const own = 'Su página dice:\n\n> El envío es gratis\n>\n> desde 50 €\n\n¿Por qué me cobran?';
    const whole = `${own}\n\nEl 12/1/26 a las 9:12, Soporte escribió:\n\n> Buenos días`;
    expect(splitReply({ text: own, html: law + asked }).newText).toBe(own);
    expect(splitReply({ text: whole, html: law + asked + answered }).newText).toBe(own);
  });

  test('signature elements', () => {
    const body = 'El aparato es el 44.\n\nMarta Ruiz\nCalle Mayor 3';
    for (const mark of ['class="gmail_signature"', 'class="moz-signature"', 'id="Signature"']) {
      const html = `<p>El aparato es el 44.</p><div ${mark}>Marta Ruiz<br>Calle Mayor 3</div>`;
      const parts = splitReply({ text: body, html });
      expect(parts.newText).toBe('El aparato es el 44.');
      expect(parts.signature).toBe('Marta Ruiz\nCalle Mayor 3');
    }
  });
});

describe('evidence, not verdict', () => {
  test('answers between the block quotes of Gmail are new', () => {
    const body = ['Respondo debajo.', '¿Su pedido?', 'El 88.', '¿Su calle?', 'Calle Mayor.'].join('\n');
    const html =
      '<div>Respondo debajo.</div><div class="gmail_quote"><blockquote class="gmail_quote">¿Su pedido?</blockquote>' +
      '<div>El 88.</div><blockquote class="gmail_quote">¿Su calle?</blockquote><div>Calle Mayor.</div></div>';
    const parts = splitReply({ text: body, html });
    expect(parts.newText).toBe('Respondo debajo.\nEl 88.\nCalle Mayor.');
    expect(parts.quotedText).toBe('¿Su pedido?\n¿Su calle?');
  });

  test('an answer below an unmarked quote is taken back from history', () => {
    const body = 'El 12/1/26 a las 9:12, Soporte escribió:\n\n¿Cuál es el pedido?\n\nEs el 88.';
    const html =
      '<div class="moz-cite-prefix">El 12/1/26 a las 9:12, Soporte escribió:</div>' +
      '<blockquote type="cite">¿Cuál es el pedido?</blockquote><p>Es el 88.</p>';
    expect(splitReply({ text: body, html }).newText).toBe('Es el 88.');
  });

  test('markup of another mail is not believed', () => {
    const html = '<div class="gmail_quote">Completely different words that occur nowhere</div>';
    expect(splitReply({ text, html }).newText).toBe(text);
  });

  test('a forward without a word above it stays whole', () => {
    const html = `<div class="gmail_quote">${written}${history}</div>`;
    const parts = splitReply({ text, html });
    expect(parts.newText).toBe(text);
    expect(parts.quotedText).toBeNull();
  });

  test('hidden text of the head does not shift the words', () => {
    const html = `<html><head><title>Ya funciona</title><style>p{}</style></head>${written}<blockquote type=cite>${history}`;
    expect(splitReply({ text, html }).newText).toBe('Ya funciona, gracias.');
  });
});
