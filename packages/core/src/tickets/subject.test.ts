import { describe, expect, it } from 'vitest';
import { bareSubject, isNewSubject } from './subject.ts';

describe('bareSubject', () => {
  it.each([
    ['Re: RE[2]: Rv: Mi  caldera', 'mi caldera'],
    ['Antw: Odp: Mi caldera', 'mi caldera'],
    ['回复：Mi caldera', 'mi caldera'],
    ['Referencia: 12', 'referencia: 12'],
    [null, ''],
  ])('%s', (subject, bare) => expect(bareSubject(subject)).toBe(bare));
});

describe('isNewSubject', () => {
  const caldera = ['Mi caldera no arranca', 'Re: Mi caldera no arranca'];
  it.each([
    ['Factura duplicada de marzo'],
    ['Re: Factura duplicada de marzo'],
    ['Baja del servicio'],
    ['关于发票的问题'],
  ])('%s is a matter of its own', (subject) => expect(isNewSubject(subject, caldera)).toBe(true));
  it.each<[string | null, string]>([
    ['Re: Mi caldera no arranca', 'is answered'],
    ['[Externo] RE: mi caldera no arranca', 'was marked by a gateway'],
    ['Mi caldera no arranca - URGENTE', 'is made urgent'],
    ['Re: Mi caldera no', 'was cut'],
    ['la caldera sigue sin arrancar, no arranca', 'says nearly the same'],
    ['Re:', 'is empty'],
    ['??', 'has no word'],
    [null, 'is not there'],
  ])('%s %s', (subject, _why) => expect(isNewSubject(subject, caldera)).toBe(false));
  it('says nothing where what it answers had no subject', () =>
    expect(isNewSubject('Su consulta', [null, 'Re:'])).toBe(false));
  it('keeps two months of one kind apart', () =>
    expect(isNewSubject('Factura abril', ['Factura marzo'])).toBe(true));
});
