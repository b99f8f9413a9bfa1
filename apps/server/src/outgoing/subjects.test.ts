import { describe, expect, it } from 'vitest';
import { asForward, asReply } from './subjects.ts';

describe('the subject of an answer', () => {
  it.each([
    ['Pedido 4711', 'Re: Pedido 4711'],
    ['RE: Re: Pedido', 'Re: Pedido'],
    ['RES: Pedido', 'Re: Pedido'],
    ['R: Ordine', 'Re: Ordine'],
    ['Antw: Bestelling', 'Re: Bestelling'],
    ['RÉ : Commande', 'Re: Commande'],
    ['AW[2]: Bestellung', 'Re: Bestellung'],
    ['回复：订单', 'Re: 订单'],
    ['Fwd: Pedido', 'Re: Fwd: Pedido'],
    ['Ref: 4711', 'Re: Ref: 4711'],
    ['Reserva: 12 de mayo', 'Re: Reserva: 12 de mayo'],
    ['', 'Re: '],
  ])('%s: %s', (subject, expected) => {
    expect(asReply(subject)).toBe(expected);
  });

  it('sent on has one mark of that', () => {
    expect(asForward('RV: Fwd: Pedido')).toBe('Fwd: Pedido');
  });
});
