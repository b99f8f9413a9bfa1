import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { listCustomers } from '../customers/list-customers.ts';
import { createWorld } from '../testing/domain-world.ts';
import { search } from './search.ts';
import { searchWords } from './search-words.ts';

const world = await createWorld();
const { app, agents } = world;
const ask = (q: string, limit = 20) => search(app, agents.agent, { q, limit });

/** What all pages of a query show, one after the other. */
const pages = async (q: string, limit: number): Promise<string[]> => {
  const ids: string[] = [];
  let cursor: string | null | undefined;
  do {
    const page = await search(app, agents.agent, { q, limit, cursor: cursor ?? undefined });
    expect(page.isPartial).toBe(false);
    ids.push(...page.items.map(({ id }) => id));
    cursor = page.nextCursor;
  } while (cursor !== null);
  return ids;
};

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

describe('keys', () => {
  const keyOf = async (name: string): Promise<string> => (await world.ticket(tickets.get(name)!)).trackingKey;

  test('as written, without dashes, in lower case, with the prefix or without, and in a sentence of spaces', async () => {
    const key = await keyOf('boiler');
    for (const q of [key, key.toLowerCase(), key.replaceAll('-', ''), key.replaceAll('-', ' '), ` ${key} `])
      expect((await ask(q)).items[0]?.trackingKey, q).toBe(key);
  });
  test('with a typing error finds no ticket at all rather than a wrong one', async () => {
    const key = await keyOf('boiler');
    for (let at = 2; at < key.length; at++) {
      if (key[at] === '-') continue;
      const typo = `${key.slice(0, at)}${key[at] === 'B' ? 'C' : 'B'}${key.slice(at + 1)}`;
      expect((await ask(typo)).items, typo).toEqual([]);
    }
  });
});

describe('customers', () => {
  beforeAll(async () => {
    for (const [address, name] of [
      ['jose.nunez@empresa.example', 'José Núñez Ibáñez'],
      ['m@x.example', 'Müller & Söhne S.L.'],
      ['percent@x.example', '100% Natural_Foods'],
    ] as const)
      await world.place(world.mail({ kind: 'mailAddress', value: address, name }));
  });
  const names = async (q: string) => (await ask(q)).customers.map((customer) => customer.name);

  test.each([
    'José',
    'jose',
    'nuñez',
    'NUNEZ',
    'ibanez',
    'se Nú',
    'jose nunez',
    'Ibáñez José',
    'jose.nunez@',
    'empresa.example',
    'nunez@emp',
  ])('%s', async (q) => {
    expect(await names(q)).toEqual(['José Núñez Ibáñez']);
  });
  test.each([
    ['muller', 'Müller & Söhne S.L.'],
    ['Söhne', 'Müller & Söhne S.L.'],
    ['100%', '100% Natural_Foods'],
    ['l_f', '100% Natural_Foods'],
  ])('%s', async (q, name) => {
    expect(await names(q)).toEqual([name]);
  });
  test.each(['612345678', '612 34 56 78', '+34 612-345-678', '0034612345678', '(612) 345678', '345 678'])(
    'a telephone number as it is typed: %s',
    async (q) => {
      const { customerId } = await world.ticket(tickets.get('boiler')!);
      await app.db
        .insertInto('identity')
        .values({
          id: app.newId(),
          customerId,
          kind: 'phone',
          value: '+34612345678',
          createdAt: app.now(),
        })
        .onConflict((conflict) => conflict.doNothing())
        .execute();
      expect((await ask(q)).customers.map(({ id }) => id)).toEqual([customerId]);
      const listed = await listCustomers(app, agents.agent, { query: q, limit: 5 });
      expect(listed.items.map(({ id }) => id)).toEqual([customerId]);
    },
  );
  test('signs of patterns are letters', async () => {
    expect(await names('%%')).toEqual([]);
    expect(await names('__')).toEqual([]);
    expect(await names('\\\\')).toEqual([]);
    expect(await names('x')).toEqual([]);
  });
  test('are left out for who may not read them', async () => {
    const actor = { type: 'apiKey', apiKeyId: app.newId(), scopes: ['tickets.read'] } as const;
    expect((await search(app, actor, { q: 'jose', limit: 5 })).customers).toEqual([]);
    await expect(
      search(app, { ...actor, scopes: ['customers.read'] }, { q: 'jose', limit: 5 }),
    ).rejects.toThrow('tickets.read');
  });
});

describe('blocked and merged data', () => {
  test('a restricted customer is nowhere: not by words, key, name or address', async () => {
    const { ticketId } = await world.place(
      world.mail(
        { kind: 'mailAddress', value: 'blocked@hidden.example', name: 'Bloqueada Pérez' },
        { text: 'palabrarara' },
      ),
    );
    const ticket = await world.ticket(ticketId);
    expect((await ask('palabrarara')).items).toHaveLength(1);
    await app.db
      .updateTable('customer')
      .set({ restrictedAt: app.now() })
      .where('id', '=', ticket.customerId)
      .execute();
    for (const q of ['palabrarara', ticket.trackingKey, 'Bloqueada', 'blocked@hidden.example', 'hidden'])
      expect(await ask(q)).toEqual({ items: [], nextCursor: null, customers: [], isPartial: false });
  });
});

test('a text of one endless word costs no more than any other', async () => {
  const { ticketId } = await world.place(
    world.mail('endless@client.example', { text: `palabrafinal ${'x'.repeat(2_000_000)}` }),
  );
  expect((await ask('palabrafinal')).items.map((row) => row.id)).toEqual([ticketId]);
});

describe('what was merged', () => {
  test('the key of a merged ticket leads to where its messages are', async () => {
    const from = await world.ticket(tickets.get('basque')!);
    const to = tickets.get('galician')!;
    await app.db.updateTable('ticket').set({ mergedInto: to }).where('id', '=', from.id).execute();
    expect((await ask(from.trackingKey)).items.map((row) => row.id)).toEqual([to]);
  });
  test('a merged customer is not offered', async () => {
    const one = await app.db
      .selectFrom('customer')
      .selectAll()
      .where('name', '=', '100% Natural_Foods')
      .executeTakeFirstOrThrow();
    const { customerId } = await world.ticket(tickets.get('basque')!);
    await app.db.updateTable('customer').set({ mergedInto: customerId }).where('id', '=', one.id).execute();
    expect((await ask('natural')).customers).toEqual([]);
  });
});

test('a thread that fills all that is read at once keeps no other from its page', async () => {
  const { ticketId } = await world.place(world.mail('long@client.example', { text: 'palabralarga' }));
  await sql`
    insert into message (id, ticket_id, kind, direction, text, occurred_at, created_at)
      select gen_random_uuid(), ${ticketId}, 'note', 'internal', 'palabralarga', ${app.now()}, ${app.now()} from generate_series(1, 30);
  `.execute(app.db);
  await sql`insert into message_search (message_id, ticket_id, at, words)
    select id, ticket_id, occurred_at, hilo_search_vector(text, occurred_at) from message
    where text = 'palabralarga' on conflict do nothing`.execute(app.db);
  world.pass(-60);
  const older = await world.place(world.mail('older@client.example', { text: 'palabralarga' }));
  world.pass(60);
  const few = await ask('palabralarga', 2);
  expect(few.items.map(({ id }) => id)).toEqual([ticketId, older.ticketId]);
  expect(await pages('palabralarga', 1)).toEqual([ticketId, older.ticketId]);
  const many = await ask('palabralarga', 20);
  expect([many.items.map(({ id }) => id), many.nextCursor]).toEqual([[ticketId, older.ticketId], null]);
});

describe('among many messages', () => {
  /** Which of 13,000 messages of nine months, the newest last, hold a word. */
  const words: Record<string, string> = {
    palabrauna: 'n = 12000',
    palabradoce: 'n % 1000 = 17',
    palabravieja: 'n < 400',
    palabracien: 'n % 100 = 3',
    palabradiez: 'n % 10 = 3',
    palabratodas: 'true',
    palabrapar: 'n % 2 = 0',
    palabraimpar: 'n % 2 = 1 or n = 40',
    palabracuatro: 'n % 300 = 9 or n > 12990',
    palabraayer: 'n % 4 = 1 and n < 11000',
    palabraotra: 'n % 7 = 2',
  };
  beforeAll(async () => {
    const places = await Promise.all(
      Array.from({ length: 40 }, (_, n) =>
        world.place(world.mail(`many${n}@client.example`, { text: 'Hola' })),
      ),
    );
    const ids = places.map(({ ticketId }) => ticketId);
    const text = Object.entries(words).map(
      ([word, holds]) => sql`case when ${sql.raw(holds)} then ${sql.lit(word)} else '' end`,
    );
    await sql`
      with made as (
        select gen_random_uuid() as id, (${ids}::uuid[])[1 + n % 40] as ticket_id, concat_ws(' ', ${sql.join(text)}) as text,
          ${app.now()}::timestamptz + n * interval '30 minutes' as at
        from generate_series(0, 12999) as n),
      said as (
        insert into message (id, ticket_id, kind, direction, text, occurred_at, created_at)
        select id, ticket_id, 'note', 'internal', text, at, at from made)
      insert into message_search (message_id, ticket_id, at, words)
      select id, ticket_id, at, hilo_search_vector(text, at) from made`.execute(app.db);
    await sql`analyze message_search`.execute(app.db);
  }, 60_000);

  const queries = [
    ...Object.keys(words),
    'palabradoce palabratodas',
    'palabracien palabradiez',
    'palabracien palabraimpar',
    'palabrapar palabraimpar',
    'palabravieja palabradiez palabratodas',
    'palabrauna palabrapar palabratodas',
    'palabrauna palabraimpar',
    'palabraayer palabratodas',
    'palabraayer palabradiez',
    'palabraayer palabradoce',
    'palabraayer palabraotra palabracuatro',
    'palabraotra palabracien',
    'palabradiez palabraotra',
  ];
  test.each(queries)('%s: what a look at every message finds, whichever way it is looked for', async (q) => {
    const { rows } = await sql<{ ticketId: string }>`
      select ticket_id from (
        select distinct on (message_search.ticket_id) message_search.ticket_id, at, message_id
        from message_search join message on message.id = message_id
        where ${sql.join(
          q.split(' ').map((word) => sql`message.text ~ ${`\\m${word}\\M`}`),
          sql` and `,
        )}
        order by message_search.ticket_id, at desc, message_id desc) as found
      order by at desc, message_id desc`.execute(app.db);
    const all = rows.map(({ ticketId }) => ticketId);
    expect(all.length > 0).toBe(q !== 'palabrauna palabraimpar');
    const { items: found } = await ask(q);
    expect(found.map(({ id }) => id)).toEqual(all.slice(0, 20));
    expect(await pages(q, 7)).toEqual(all);
  });
});

describe('time', () => {
  test('a search that takes too long says that it is partial, and gives the newest it has', async () => {
    await sql`create or replace function hilo_search_word(word text) returns tsquery language plpgsql stable as
      $$ begin perform pg_sleep(0.5); return plainto_tsquery('simple', word); end $$`.execute(app.db);
    const result = await ask('caldera');
    expect(result.isPartial).toBe(true);
    expect(result.items).toEqual([]);
  });
});
