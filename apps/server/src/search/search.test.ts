import { beforeAll, describe, expect, test } from 'vitest';
import { createWorld } from '../testing/domain-world.ts';
import { search } from './search.ts';
import { searchWords } from './search-words.ts';

const world = await createWorld();
const { app, agents } = world;
const ask = (q: string, limit = 20) => search(app, agents.agent, { q, limit });

const tickets = new Map<string, string>();
/** Which of the mails below a query finds, by their names. */
const found = async (q: string): Promise<string[]> => {
  const { items: rows } = await ask(q);
  return rows.map((row) => [...tickets].find(([, id]) => id === row.id)?.[0] ?? 'unknown').sort();
};

const mails: Record<string, { text: string; subject?: string; files?: string[] }> = {
  complaint: { text: 'Quiero presentar una reclamación por las devoluciones que no llegaron.' },
  boiler: { text: 'La caldera pierde agua y los técnicos no vinieron el miércoles.' },
  year: { text: 'Llevo tres años y un año más sin pingüinos en Logroño.' },
  english: { text: 'The invoices were refunded twice; we are shipping replacements and running late.' },
  irish: { text: "Mr O'Brien doesn't know d’Artagnan nor l'Hospitalet." },
  catalan: { text: 'Vull cancel·lar la instal·lació del col·legi.' },
  numbers: { text: 'Pedido 4500123987, IBAN ES9121000418450200051332, 12.50 € y 1.234,00.' },
  address: {
    text: 'Escriban a maria.lopez+tienda@correo-ejemplo.es o vean https://tienda.example/pedidos/77.',
  },
  file: { text: 'Adjunto lo pedido.', files: ['factura_marzo.2026-v2.pdf', 'Foto IMG_20260301.JPG'] },
  emoji: { text: 'Gracias 👍🏽 todo perfecto 🎉' },
  subject: { text: 'Sin más.', subject: 'Garantía de la lavadora' },
  stop: { text: 'de la que no es a los' },
  galician: { text: 'A miña cociña non está lista, chegou a peza rota.' },
  basque: { text: 'Kaixo, nire eskaera ez da iritsi.' },
  phone: { text: 'Llámenme al +34 655-123-456 o al 971 20 30 40.' },
  order: { text: 'El PED-2026-00777 y la XJ-900B; cobraron 98.765,43 € en ES66 2100 0418 4012 3456 7891.' },
  camel: { text: 'Se lo envío.', files: ['PresupuestoTejado2025.pdf'] },
  chinese: { text: '您好，我的订单还没有到。' },
  japanese: { text: 'カメラの修理について' },
  russian: { text: 'Здравствуйте, мой заказ ещё не пришёл.' },
  baby: { text: 'Es para un bebé; lo pidieron los comités.' },
  sent: { text: 'You sent the wrong part. Lo que haga falta.' },
  arabic: { text: 'مرحبا، لم يصل طلبي بعد' },
};

beforeAll(async () => {
  for (const [name, mail] of Object.entries(mails)) {
    const files = await Promise.all(
      (mail.files ?? []).map(async (file) => ({
        name: file,
        type: 'application/pdf',
        blob: await app.blobs.put(Buffer.from(file)),
        inline: false,
        contentId: null,
      })),
    );
    const placed = await world.place(
      world.mail(`${name}@client.example`, { text: mail.text, subject: mail.subject ?? null, files }),
    );
    tickets.set(name, placed.ticketId);
    world.pass(1);
  }
});

describe('Spanish', () => {
  test.each([
    ['reclamación', 'complaint'],
    ['reclamacion', 'complaint'],
    ['RECLAMACIÓN', 'complaint'],
    ['reclamaciones', 'complaint'],
    ['reclamaciónes', 'complaint'],
    ['devolución', 'complaint'],
    ['devolucion', 'complaint'],
    ['devoluciones', 'complaint'],
    ['calderas', 'boiler'],
    ['tecnico', 'boiler'],
    ['técnico', 'boiler'],
    ['miercoles', 'boiler'],
    ['caldera técnicos', 'boiler'],
    ['año', 'year'],
    ['años', 'year'],
    ['pingüinos', 'year'],
    ['pinguinos', 'year'],
    ['bebés', 'baby'],
    ['comité', 'baby'],
    ['Logroño', 'year'],
    ['garantía', 'subject'],
    ['garantia', 'subject'],
    ['lavadoras', 'subject'],
    ['quiero presentar una reclamación', 'complaint'],
  ])('%s finds %s', async (q, name) => {
    expect(await found(q)).toEqual([name]);
  });

  test('ñ may be typed as n, where no ñ is at hand', async () => {
    expect(await found('Logrono')).toEqual(['year']);
    expect(await found('cocina')).toEqual(['galician']);
  });
});

describe('English, Catalan, Galician, Basque', () => {
  test.each([
    ['invoice', 'english'],
    ['invoices', 'english'],
    ['refund', 'english'],
    ['shipped', 'english'],
    ['ship replacement', 'english'],
    ["O'Brien", 'irish'],
    ['O’Brien', 'irish'],
    ['obrien', 'irish'],
    ['brien', 'irish'],
    ["doesn't know", 'irish'],
    ["d'Artagnan", 'irish'],
    ['artagnan', 'irish'],
    ['hospitalet', 'irish'],
    ["l'Hospitalet", 'irish'],
    ['cancel·lar', 'catalan'],
    ['instal·lació', 'catalan'],
    ['instal·lacio', 'catalan'],
    ['col·legi', 'catalan'],
    ['col.legi', 'catalan'],
    ['cociña', 'galician'],
    ['eskaera', 'basque'],
  ])('%s finds %s', async (q, name) => {
    expect(await found(q)).toEqual([name]);
  });
});

describe('irregular verbs', () => {
  test.each([
    ['venir', 'boiler'],
    ['vienen', 'boiler'],
    ['técnico vendrá', 'boiler'],
    ['perder agua', 'boiler'],
    ['ran', 'english'],
    ['sent', 'sent'],
    ['sending', 'sent'],
    ['hicieron', 'sent'],
  ])('%s finds %s', async (q, name) => {
    expect(await found(q)).toEqual([name]);
  });
});

describe('numbers, addresses, files', () => {
  test.each([
    ['4500123987', 'numbers'],
    ['pedido 4500123987', 'numbers'],
    ['ES9121000418450200051332', 'numbers'],
    ['es9121000418450200051332', 'numbers'],
    ['12.50', 'numbers'],
    ['1.234,00', 'numbers'],
    ['maria.lopez+tienda@correo-ejemplo.es', 'address'],
    ['Maria.Lopez@', 'address'],
    ['correo-ejemplo.es', 'address'],
    ['tienda.example', 'address'],
    ['https://tienda.example/pedidos/77', 'address'],
    ['factura_marzo.2026-v2.pdf', 'file'],
    ['factura_marzo', 'file'],
    ['factura marzo', 'file'],
    ['marzo.2026', 'file'],
    ['IMG_20260301', 'file'],
    ['IMG_20260301.JPG', 'file'],
    ['perfecto 🎉', 'emoji'],
  ])('%s finds %s', async (q, name) => {
    expect(await found(q)).toEqual([name]);
  });
});

describe('what one writes in one piece and another in several', () => {
  test.each([
    ['655123456', 'phone'],
    ['655 12 34 56', 'phone'],
    ['+34655123456', 'phone'],
    ['0034 655 123 456', 'phone'],
    ['971203040', 'phone'],
    ['(971) 203-040', 'phone'],
    ['PED-2026-00777', 'order'],
    ['ped202600777', 'order'],
    ['2026-00777', 'order'],
    ['XJ900B', 'order'],
    ['xj 900b', 'order'],
    ['98765,43', 'order'],
    ['ES6621000418401234567891', 'order'],
    ['tejado', 'camel'],
    ['presupuesto 2025', 'camel'],
    ['PresupuestoTejado2025.pdf', 'camel'],
  ])('%s finds %s', async (q, name) => {
    expect(await found(q)).toEqual([name]);
  });
});

describe('Chinese, Japanese, Cyrillic, Arabic', () => {
  test.each([
    ['订单', 'chinese'],
    ['还没有', 'chinese'],
    ['到', 'chinese'],
    ['修理', 'japanese'],
    ['カメラ', 'japanese'],
    ['カメラ 修理', 'japanese'],
    ['ЗАКАЗ', 'russian'],
    ['пришел', 'russian'],
    ['طلبي', 'arabic'],
  ])('%s finds %s', async (q, name) => {
    expect(await found(q)).toEqual([name]);
  });
});

describe('what is between quotation marks', () => {
  test.each([
    ['"los técnicos no vinieron"', ['boiler']],
    ['"LOS TECNICOS"', ['boiler']],
    ['«pierde agua»', ['boiler']],
    ['“garantía de la lavadora”', ['subject']],
    ['"shipping replacements and running" late', ['english']],
    ['"maria.lopez+tienda@correo-ejemplo.es"', ['address']],
    ['"factura marzo"', ['file']],
    ['"técnicos los"', []],
    ['"pierde agua la"', []],
    ['"técnic no"', []],
    ['"caldera" agua', ['boiler']],
    ['"no vinieron" "la caldera"', ['boiler']],
    ['"no vinieron" "caldera la"', []],
  ])('%s: stands there as it is, whatever the accents', async (q, names) => {
    expect(await found(q)).toEqual(names);
  });
});

describe('while somebody types', () => {
  test.each([
    ['devolu', ['complaint']],
    ['lavad', ['subject']],
    ['garantía de la lava', ['subject']],
    ['pingü', ['year']],
    ['factura_mar', ['file']],
    ['IMG_2026', ['file']],
    ['订', ['chinese']],
  ])('%s: the last word may be only begun', async (q, names) => {
    expect(await found(q)).toEqual(names);
  });
  test('no other word than the last, and none where whole words find something', async () => {
    expect(await found('lavad garantía')).toEqual([]);
    // "años" begins with it, too; the word as it stands comes first.
    expect(await found('que no es')).not.toContain('catalan');
  });
});

describe('odd queries', () => {
  test.each(['👍', '…', '""', '&', '!', ' · ', '(((', "'", 'xyzzyplugh'])('%s finds nothing', async (q) => {
    const result = await ask(q);
    expect(result.items).toEqual([]);
    expect(result.isPartial).toBe(false);
  });
  test.each([
    'caldera & !agua',
    'caldera | agua',
    'caldera <-> agua',
    'caldera:*',
    '"caldera" agua',
    "caldera' agua",
    'caldera\\ agua',
    '(caldera) (agua',
    'caldera %_ agua',
    'caldera -- agua',
  ])('%s: signs part words and mean nothing', async (q) => {
    expect(await found(q)).toEqual(['boiler']);
  });
  test('stop words alone find what is written with them, and narrow nothing beside others', async () => {
    expect(await found('de la que')).toContain('stop');
    expect(await found('la caldera de los')).toEqual(['boiler']);
    expect(await found('the invoices of')).toEqual(['english']);
  });
  test('two hundred words are as good as the first eight', async () => {
    expect(
      searchWords('a '.repeat(200) + Array.from({ length: 200 }, (_, n) => `w${n}`).join(' ')).length,
    ).toBe(8);
    expect(await found(`caldera agua ${'caldera agua '.repeat(100)}`)).toEqual(['boiler']);
  });
});
