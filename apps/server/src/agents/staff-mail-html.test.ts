import { expect, it } from 'vitest';
import { staffMailHtml } from './staff-mail-html.ts';

it('a line leads to the address below it, as a button where it ends in a colon; other addresses are links; the rest is text, whoever wrote it', () => {
  const mail =
    'Hola, <b>Eva</b>:\n\nElige tu contraseña:\nhttp://desk/i#t=1\n\nTe han mencionado · H-7K3\nhttp://desk/tickets/1\n\nElige en http://desk/a.';
  const paragraphs = staffMailHtml(mail)
    .match(/<p .*?<\/p>/gs)!
    .map((each) => each.replace(/ style=".*?"/, '').replace(/ style=".*?background:.*?"/, ' class="button"'));
  expect(paragraphs).toEqual([
    '<p>Hola, &#60;b&#62;Eva&#60;/b&#62;:</p>',
    '<p><a href="http://desk/i#t=1" class="button">Elige tu contraseña</a></p>',
    '<p><a href="http://desk/tickets/1">Te han mencionado · H-7K3</a></p>',
    '<p>Elige en <a href="http://desk/a" rel="noopener noreferrer nofollow">http://desk/a</a>.</p>',
  ]);
});
