import { describe, expect, it } from 'vitest';
import { saysOnlyThanks } from './says-only-thanks.ts';

describe('thanks and nothing else', () => {
  it.each([
    'Gracias',
    'gracias!',
    'Muchas gracias por todo.',
    'Muchísimas gracias por su rápida respuesta y su amabilidad',
    'Hola, muchas gracias. Un saludo',
    'Hola Lucía, muchas gracias por la información.\n\nUn saludo,\nAna Núñez de la Fuente',
    'Perfecto, gracias 👍🏽',
    'Vale, muchas gracias y un abrazo',
    'Mil gracias ❤️ Buen día',
    'Moltes gràcies!',
    'Eskerrik asko',
    'Thanks',
    'Thank you so much for your help!\nBest regards,\nJames',
    'Great, thanks again. Have a nice weekend!',
    'Ok. Thank you.',
    'Gracias\r\n\r\nAna Núñez',
    'Se lo agradezco mucho',
  ])('%j', (text) => expect(saysOnlyThanks(text, 'Ana Núñez')).toBe(true));

  it.each([
    '',
    'Hola',
    'Vale',
    'Sí, gracias',
    'No, gracias',
    'Gracias por nada',
    'Gracias por vuestra nula atención',
    '¿Gracias?',
    'Gracias. ¿Y mi factura?',
    'Gracias, pero sigue sin funcionar',
    'Gracias, el martes me va bien',
    'Gracias de antemano',
    'Quedo a la espera de su respuesta, gracias',
    'Ayuda, gracias',
    'Hello, help. Thanks',
    'Información, por favor. Gracias',
    'Solución. Gracias.',
    'Thanks in advance',
    'Thanks for nothing',
    'Thanks for the refund you still owe me',
    'Muchas gracias por la devolución del dinero que me deben',
    'Gracias 😡',
    'Gracias, 4411',
    'Gracias\nLlamadme',
    'Gracias\nQuiero Hablar Con Alguien Ya',
    'Ana Núñez',
    'Gracias\nLucía Prado',
    'Gracias http://mal.example',
    `Gracias ${'por todo '.repeat(60)}`,
  ])('not %j', (text) => expect(saysOnlyThanks(text, 'Ana Núñez')).toBe(false));

  it('reads what is made to be slow at once', () => {
    const began = performance.now();
    for (const text of [`gracias por ${'y '.repeat(190)}`, 'gracias y '.repeat(39), `${'a'.repeat(399)}`])
      saysOnlyThanks(`${text}x`);
    expect(performance.now() - began).toBeLessThan(100);
  });
});
