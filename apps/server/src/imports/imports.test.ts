import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ImportForm } from '@hilo/api';
import { type Actor, roles } from '@hilo/core';
import { expect, test } from 'vitest';
import { eraseCustomer } from '../customers/erase-customer.ts';
import { restrictCustomer } from '../customers/restrict-customer.ts';
import { createField } from '../fields/define-fields.ts';
import { readFieldValues } from '../fields/field-values.ts';
import { cleanImports } from '../jobs/clean-expired.ts';
import { createWorld } from '../testing/domain-world.ts';
import { changeImport, createImport } from './map-import.ts';
import { guessReading, readCsv } from './read-csv.ts';
import { listImports, readImport } from './read-import.ts';
import { listImportRows, writeResult } from './read-rows.ts';
import { cancelImport, startWork, undoImport } from './steer-import.ts';
import { workImports } from './work-imports.ts';

const world = await createWorld();
const { app, agents } = world;
const boss = agents.supervisor;
const open = new AbortController().signal;

await createField(app, agents.administrator, {
  subject: 'customer',
  key: 'debt',
  name: 'Deuda',
  type: 'number',
  choices: [],
  isRequired: false,
  isProminent: true,
});

const bring = async (text: string | Buffer, form: Partial<ImportForm> = {}) => {
  const content = Buffer.from(text);
  const blob = await app.blobs.put(content);
  const made = await createImport(app, boss, { blob: blob.id, name: 'clientes.csv', size: blob.size });
  if (Object.keys(form).length > 0) await changeImport(app, boss, made.id, form);
  return made;
};
const work = async (id: string, what: 'check' | 'run') => {
  await startWork(app, boss, id, what);
  await workImports(app, open);
  return readImport(app, boss, id);
};
const enter = async (text: string | Buffer, form: Partial<ImportForm> = {}) => {
  const { id } = await bring(text, form);
  const checked = await work(id, 'check');
  const done = await work(id, 'run');
  return { id, checked, done };
};
const rowsOf = async (id: string) => (await listImportRows(app, boss, id, { limit: 100 })).items;
const customersOf = (value: string) =>
  app.db
    .selectFrom('identity')
    .innerJoin('customer', 'customer.id', 'identity.customerId')
    .select([
      'customer.id',
      'customer.name',
      'customer.about',
      'customer.organisationId',
      'identity.verifiedAt',
    ])
    .where('identity.value', '=', value)
    .execute();
const countCustomers = async () =>
  Number(
    (
      await app.db
        .selectFrom('customer')
        .select((row) => row.fn.countAll().as('n'))
        .executeTakeFirstOrThrow()
    ).n,
  );

test('a file of a Spanish spreadsheet: semicolons, Latin letters, commas in numbers', async () => {
  const file =
    'Nombre;Correo electrónico;Empresa;Deuda;Notas\r\nAna Núñez;ANA@client.example;Hotel Ibaï;1.234,50;"Llama; tarde"\r\nLuis;luis@client.example;hotel ibai;;\r\n';
  const { id, checked, done } = await enter(Buffer.from(file, 'latin1'));
  expect(checked.form).toMatchObject({
    encoding: 'windows-1252',
    delimiter: ';',
    decimal: ',',
    columns: ['name', 'mailAddress', 'organisation', 'field:debt', 'about'],
  });
  expect(checked).toMatchObject({ state: 'checked', counts: { total: 2, finished: 0, new: 2 } });
  expect(done).toMatchObject({ state: 'done', counts: { total: 2, finished: 2, new: 2, refused: 0 } });
  const [ana] = await customersOf('ana@client.example');
  expect(ana).toMatchObject({ name: 'Ana Núñez', about: 'Llama; tarde', verifiedAt: null });
  const [luis] = await customersOf('luis@client.example');
  expect(luis!.organisationId).toBe(ana!.organisationId);
  const { value } = await app.db
    .selectFrom('fieldValue')
    .select('value')
    .where('customerId', '=', ana!.id)
    .executeTakeFirstOrThrow();
  expect(value).toBe(1234.5);
  expect((await rowsOf(id)).map(({ line, outcome }) => [line, outcome])).toEqual([
    [2, 'new'],
    [3, 'new'],
  ]);
  // The file itself is not kept once it is read.
  const kept = await app.db
    .selectFrom('import')
    .select('blob')
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  expect(kept.blob).toBeNull();
});

test('the same file again changes nothing', async () => {
  const file = 'name,email\nMaite,maite@client.example\nMaite,maite@client.example\n';
  const first = await enter(file);
  expect(first.checked.counts).toMatchObject({ new: 1, update: 1 });
  expect(first.done.counts).toMatchObject({ new: 1, same: 1 });
  const before = await countCustomers();
  const second = await enter(file);
  expect(second.done.counts).toMatchObject({ new: 0, same: 2 });
  expect(await countCustomers()).toBe(before);
});

test('joins nobody: a line that names two is refused, as is one that cannot be read', async () => {
  await enter('name,email\nUno,uno@client.example\nDos,dos@client.example\n');
  const { id, done } = await enter(
    'name,email,email 2,phone\nUno,uno@client.example,dos@client.example,\nX,no es,,\nNadie,,,\nUno,uno@client.example,,600 11 22 33\n',
  );
  expect(done.counts).toMatchObject({ refused: 3, update: 1 });
  expect((await rowsOf(id)).map(({ why }) => why)).toEqual([
    'twoCustomers',
    'mailAddress',
    'noIdentity',
    null,
  ]);
  const [uno] = await customersOf('uno@client.example');
  const [dos] = await customersOf('dos@client.example');
  expect(uno!.id).not.toBe(dos!.id);
  expect(await customersOf('600112233')).toMatchObject([{ id: uno!.id, verifiedAt: null }]);
  const pieces: string[] = [];
  for await (const piece of writeResult(app, boss, id)) pieces.push(piece);
  expect(pieces.join('').split('\r\n').slice(0, 3)).toEqual([
    'line,outcome,reason,customerId',
    '2,refused,twoCustomers,',
    '3,refused,mailAddress,',
  ]);
});

test('fills in what is empty, and wins only where it is told to', async () => {
  await enter('name,email\nRosa,rosa@client.example\n');
  const again = 'name,email,notes\nRosa Quintana,rosa@client.example,Prefiere carta\n';
  await enter(again);
  expect(await customersOf('rosa@client.example')).toMatchObject([{ name: 'Rosa', about: 'Prefiere carta' }]);
  await enter(again, { isOverwriting: true });
  expect(await customersOf('rosa@client.example')).toMatchObject([{ name: 'Rosa Quintana' }]);
});

test('a line sees what the lines before it have written, though they enter together', async () => {
  const before = await countCustomers();
  const { done } = await enter(
    [
      'name,email,phone,company,notes',
      'Noa,noa@lines.example,,Lino,',
      'Otra,noa@lines.example,+34600555001,Lino,',
      'Tercera,,+34600555001,,Por el teléfono',
      'Iria,iria@lines.example,,Lino,',
    ].join('\n'),
  );
  expect(done.counts).toMatchObject({ new: 2, update: 2, refused: 0 });
  // Two people and one organisation.
  expect(await countCustomers()).toBe(before + 3);
  expect(await customersOf('noa@lines.example')).toMatchObject([{ name: 'Noa', about: 'Por el teléfono' }]);
});

test('is taken back: whom it made goes, what it changed is as before, and what has gone on since stays', async () => {
  const file = (name: string) => `name,email,phone,company,gasto\n${name}`;
  await enter('name,email\nSol Vidal,sol@back.example\nMar,mar@back.example\n');
  const before = await countCustomers();
  world.pass(60);
  const { id } = await enter(
    file(
      [
        'Sol Nueva,sol@back.example,+34600777001,Tornillos SA,12',
        'Luz,luz@back.example,,Tornillos SA,7',
        'Rocío,rocio@back.example,,,',
        'Rocío de nuevo,rocio@back.example,+34600777002,,',
        'Nieves,nieves@back.example,,,',
        'Mar Nueva,mar@back.example,,,',
      ].join('\n'),
    ),
    { isOverwriting: true, columns: ['name', 'mailAddress', 'phoneNumber', 'organisation', 'field:debt'] },
  );
  expect(await countCustomers()).toBe(before + 4);
  world.pass(60);
  // One of them writes, and a colleague corrects the name of another.
  await world.place(world.mail('nieves@back.example'));
  const [mar] = await customersOf('mar@back.example');
  await app.db.updateTable('customer').set({ name: 'Mar Gil' }).where('id', '=', mar!.id).execute();
  const undoing = await undoImport(app, boss, id);
  expect(undoing.state).toBe('undoing');
  await workImports(app, open);
  expect(await readImport(app, boss, id)).toMatchObject({ state: 'undone', counts: { undone: 4, kept: 2 } });
  // Nieves stays; Luz, Rocío and the organisation are gone.
  expect(await countCustomers()).toBe(before + 1);
  expect(await customersOf('luz@back.example')).toEqual([]);
  expect(await customersOf('+34600777001')).toEqual([]);
  expect(await customersOf('sol@back.example')).toMatchObject([{ name: 'Sol Vidal', organisationId: null }]);
  expect(await customersOf('mar@back.example')).toMatchObject([{ name: 'Mar Gil' }]);
  expect(await customersOf('nieves@back.example')).toHaveLength(1);
  const [sol] = await customersOf('sol@back.example');
  expect(await readFieldValues(app.db, 'customer', sol!.id)).toEqual({});
  await expect(undoImport(app, boss, id)).rejects.toMatchObject({ code: 'resource.conflict' });
});

test('goes on where a node stopped, and two nodes enter each line once', async () => {
  const lines = Array.from({ length: 900 }, (_, at) => `P${at},p${at}@many.example`);
  const { id } = await bring(`name,email\n${lines.join('\n')}\n`);
  await work(id, 'check');
  await startWork(app, boss, id, 'run');
  const stopping = new AbortController();
  const begun = workImports(app, stopping.signal);
  // Stopped after its first step: some lines are entered, the rest is not.
  for (;;) {
    const { counts } = await readImport(app, boss, id);
    if (counts.finished > 0) break;
    await new Promise((done) => setTimeout(done, 5));
  }
  stopping.abort();
  await begun;
  const { counts, state } = await readImport(app, boss, id);
  expect(state).toBe('running');
  expect(counts.finished).toBeLessThan(900);
  await Promise.all([workImports(app, open), workImports({ ...app, node: 'other:1' }, open)]);
  expect(await readImport(app, boss, id)).toMatchObject({
    state: 'done',
    counts: { new: 900, finished: 900 },
  });
  const made = await app.db
    .selectFrom('identity')
    .select((row) => row.fn.countAll().as('n'))
    .where('value', 'like', '%@many.example')
    .executeTakeFirstOrThrow();
  expect(Number(made.n)).toBe(900);
});

test('cancelled in the middle it says how many had entered, and which', async () => {
  const lines = Array.from({ length: 600 }, (_, at) => `P${at},p${at}@half.example`);
  const { id } = await bring(`name,email\n${lines.join('\n')}\n`);
  await work(id, 'check');
  await startWork(app, boss, id, 'run');
  const begun = workImports(app, open);
  while ((await readImport(app, boss, id)).counts.finished === 0) await new Promise(setImmediate);
  const { counts } = await cancelImport(app, boss, id);
  await begun;
  expect(counts.total).toBe(600);
  expect(counts.finished).toBeLessThan(600);
  const kept = await app.db.selectFrom('importRow').selectAll().where('importId', '=', id).execute();
  expect(kept).toHaveLength(counts.finished);
  expect(await readImport(app, boss, id)).toMatchObject({
    state: 'cancelled',
    counts: { new: counts.finished, finished: counts.finished, refused: 0 },
  });
});

test('goes on where the database was away, or a mail of the same person was quicker', async () => {
  for (const code of ['57P01', '23505']) {
    const lines = Array.from({ length: 3 }, (_, at) => `P${at},p${at}@broken-${code.toLowerCase()}.example`);
    const { id } = await bring(`name,email\n${lines.join('\n')}\n`);
    await work(id, 'check');
    await world.pool.query(`
      create sequence tries;
      create function broken() returns trigger language plpgsql as $$ begin
        if nextval('tries') = 1 then raise exception 'broken' using errcode = '${code}'; end if; return new; end $$;
      create trigger broken before insert on identity for each row execute function broken()`);
    await startWork(app, boss, id, 'run');
    const first = workImports(app, open);
    if (code === '57P01') {
      await expect(first).rejects.toThrow('broken');
      expect(await readImport(app, boss, id)).toMatchObject({ state: 'running' });
      await workImports(app, open);
    } else await first;
    await world.pool.query('drop function broken cascade; drop sequence tries');
    expect(await readImport(app, boss, id)).toMatchObject({ state: 'done', counts: { new: 3, finished: 3 } });
  }
});

test('written in another way it has other columns', async () => {
  const { id, form } = await bring('Nombre;e-mail\nNúria, Pla;n1@client.example\n');
  expect(form).toMatchObject({ encoding: 'utf-8', delimiter: ';', columns: ['name', 'mailAddress'] });
  const read = await changeImport(app, boss, id, { encoding: 'windows-1252', delimiter: ',' });
  expect(read).toMatchObject({
    form: { columns: [null] },
    sample: [['Nombre;e-mail'], ['NÃºria', 'Pla;n1@client.example']],
  });
  expect(await changeImport(app, boss, id, { encoding: 'utf-8', delimiter: ';' })).toMatchObject({
    form: { columns: ['name', 'mailAddress'] },
    sample: [
      ['Nombre', 'e-mail'],
      ['Núria, Pla', 'n1@client.example'],
    ],
  });
});

test('can be stopped, and refuses what is out of its turn', async () => {
  const { id } = await bring('name,email\nA,a1@client.example\n');
  await expect(startWork(app, boss, id, 'run')).rejects.toMatchObject({ code: 'resource.conflict' });
  await work(id, 'check');
  // Looked at is not entered: the columns can still be changed, and the lines are looked at again.
  expect(await changeImport(app, boss, id, { isOverwriting: true })).toMatchObject({
    state: 'mapping',
    counts: { total: 0 },
  });
  expect(await rowsOf(id)).toEqual([]);
  expect(await work(id, 'check')).toMatchObject({ state: 'checked', counts: { total: 1, new: 1 } });
  await startWork(app, boss, id, 'run');
  await expect(changeImport(app, boss, id, { isOverwriting: false })).rejects.toMatchObject({
    code: 'resource.conflict',
  });
  await cancelImport(app, boss, id);
  expect(await rowsOf(id)).toEqual([]);
  expect(await customersOf('a1@client.example')).toEqual([]);
  const other = await bring('name,colour\nA,red\n');
  await expect(startWork(app, boss, other.id, 'check')).rejects.toMatchObject({ code: 'request.invalid' });
});

test('a line that is wider than the headings is refused, and what has no heading can be left out', async () => {
  const { id, checked } = await enter(
    'name,email,age\nEva,e@wide.example,7\nAna,a@wide.example,1,Gran Vía\n',
  );
  expect(checked.counts).toMatchObject({ new: 1, refused: 1 });
  expect((await rowsOf(id))[1]).toMatchObject({ why: 'tooManyCells' });
  const less = await bring('name,email,age\nIvo,i@wide.example,7\n');
  await changeImport(app, boss, less.id, { columns: ['name', 'mailAddress'] });
  await startWork(app, boss, less.id, 'check');
  await workImports(app, new AbortController().signal);
  expect((await readImport(app, boss, less.id)).counts).toMatchObject({ new: 1, refused: 0 });
});

test.each([
  ['an empty file', '', 'import.noLines'],
  ['headings alone', 'name,email\n', 'import.noLines'],
  ['quotes that are never closed', 'name,email\n"Ana,a@c.example\nB,b@c.example\n', 'import.noLines'],
  ['a spreadsheet', Buffer.from('504b030414000600', 'hex'), 'import.notText'],
  ['a picture', Buffer.from(Array.from({ length: 2_000 }, (_, at) => at % 256)), 'import.notText'],
])('refuses %s with words of its own', async (_, bytes, code) => {
  await expect(bring(bytes)).rejects.toMatchObject({ code });
});

test('shows what stands in a file with stray zeros', async () => {
  const { sample } = await bring(Buffer.from('\ufeffname\temail\nA\u0000na\tz@c.example\n', 'utf16le'));
  expect(sample[1]).toEqual(['Ana', 'z@c.example']);
});

test('brings in a cell so long that its sample ends in a letter', async () => {
  const note = `${'N'.repeat(199)}😀`;
  const { done } = await enter(`Correo electrónico;Notas\nlong-cell@client.example;${note}\n`);
  expect(done).toMatchObject({ state: 'done', counts: { new: 1, refused: 0 } });
  expect((await customersOf('long-cell@client.example'))[0]?.about).toBe(note);
});

test('blocked people are left alone, and erased ones leave no line behind', async () => {
  const first = await enter('name,email\nBloqueado,bloqueado@client.example\n');
  const customerId = (await customersOf('bloqueado@client.example'))[0]!.id;
  await restrictCustomer(app, agents.administrator, customerId);
  const { id, done } = await enter('name,email\nOtro,bloqueado@client.example\n', { isOverwriting: true });
  expect(done.counts).toMatchObject({ refused: 1 });
  expect((await rowsOf(id))[0]).toMatchObject({ why: 'blocked', customerId: null });
  await eraseCustomer(app, agents.administrator, customerId);
  expect(await rowsOf(first.id)).toEqual([]);
  world.pass(31 * 24 * 60);
  expect((await cleanImports(app)).removed).toBeGreaterThan(0);
  expect(await rowsOf(id)).toEqual([]);
});

test.each([
  ['UTF-8 with a mark', Buffer.from('\ufeffname,email\nÑu,n@c.example\n'), 'utf-8', ',', 'Ñu'],
  ['UTF-16', Buffer.from('\ufeffname\temail\nÑu\tn@c.example\n', 'utf16le'), 'utf-16le', '\t', 'Ñu'],
  ['Latin', Buffer.from('name;email\nÑu;n@c.example\n', 'latin1'), 'windows-1252', ';', 'Ñu'],
  ['commas in quotes', Buffer.from('name;email\n"Ñu, S. L.";n@c.example\n'), 'utf-8', ';', 'Ñu, S. L.'],
])('reads %s', async (_, bytes, encoding, delimiter, name) => {
  const path = join(world.folder, 'one.csv');
  writeFileSync(path, bytes);
  const read = await guessReading(path);
  expect(read).toMatchObject({
    encoding,
    delimiter,
    sample: [
      ['name', 'email'],
      [name, 'n@c.example'],
    ],
  });
  const rows = [];
  for await (const row of readCsv(path, read)) rows.push(row);
  expect(rows).toEqual([{ line: 2, cells: [name, 'n@c.example'] }]);
});

test.each(roles)('%s: only who may take data out may bring them in', async (role) => {
  const actor: Actor = agents[role];
  const may = role === 'administrator' || role === 'supervisor';
  const listing = listImports(app, actor);
  if (may) expect((await listing).items.length).toBeGreaterThan(0);
  else await expect(listing).rejects.toMatchObject({ code: 'auth.forbidden' });
});
