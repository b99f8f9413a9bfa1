import { describe, expect, it } from 'vitest';
import { repeats, takeOutCopy } from './take-out-copy.ts';

const said = 'Hola:\nMi tarjeta es 4111 1111 1111 1111.\nGracias';

describe('a quotation', () => {
  it.each([
    ['> Hola:\n> Mi tarjeta es\n> 4111 1111 1111 1111.', true],
    ['> mi tarjeta es 4111', true],
    ['> Gracias', true],
    ['> ¿Y la caldera?', false],
    ['', false],
  ])('%j holds it: %s', (quotation, holds) => {
    expect(repeats(quotation, 'Gracias\nMi tarjeta es 4111')).toBe(holds || repeats(quotation, said));
    if (!holds) expect(repeats(quotation, said)).toBe(false);
  });
  it('is known where it was cut', () => {
    expect(
      repeats(
        '«…con una línea muy larga que alguien con prisa corta justo aquí…»',
        'Empiezo con una línea muy larga que alguien con prisa corta justo aquí, y sigue',
      ),
    ).toBe(true);
  });
});

describe('words of our own', () => {
  it('lose what they quote, as a whole, and keep the rest', () => {
    expect(
      takeOutCopy(
        `El lunes, Ana escribió:\n> Hola:\n> Mi tarjeta es 4111 1111 1111 1111.\n> Gracias\n\nNo la envíe.`,
        said,
      ),
    ).toBe('El lunes, Ana escribió:\n[…]\n\nNo la envíe.');
  });
  it('lose what they send on', () => {
    expect(takeOutCopy(`Para Marta.\n\n---- Reenviado ----\nDe: Ana\n\n${said}`, said)).toBe(
      'Para Marta.\n\n---- Reenviado ----\nDe: Ana\n\n[…]',
    );
  });
  it('lose a line that was pasted', () => {
    expect(takeOutCopy('Anoto:\nMi tarjeta es 4111 1111 1111 1111.\nListo.', said)).toBe(
      'Anoto:\n[…]\nListo.',
    );
  });
  it.each(['Gracias', 'Hola:\nle llamamos mañana', 'Su tarjeta no nos hace falta', '> otra cosa\n\nSí.'])(
    'that only sound alike stay: %j',
    (text) => expect(takeOutCopy(text, said)).toBeNull(),
  );
  it('stay where nothing was said', () => {
    expect(takeOutCopy('> \n\nDe acuerdo', '')).toBeNull();
  });
});
