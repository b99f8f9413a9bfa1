import { normaliseIdentity } from '../customers/identity.ts';
import { checkFieldValue, type FieldRule, type FieldValue } from '../fields/field-value.ts';
import { type CellForm, readDayCell, readNumberCell, readPhoneCell, readTickCell } from './read-cell.ts';

/** What a column is: part of a customer, a custom field (`field:key`), or nothing that is taken over. */
export type ColumnTarget =
  | 'name'
  | 'mailAddress'
  | 'phoneNumber'
  | 'about'
  | 'locale'
  | 'organisation'
  | `field:${string}`;
export type ImportField = Omit<FieldRule, 'choices'> & {
  key: string;
  name: string;
  choices: readonly { id: string; name: string; isArchived: boolean }[];
};

export type ImportValue = {
  name: string | null;
  about: string | null;
  locale: string | null;
  organisation: string | null;
  identities: { kind: string; value: string }[];
  fields: Record<string, FieldValue>;
};

const plain = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();

const guesses: [ColumnTarget, RegExp][] = [
  [
    'mailAddress',
    /^(e ?mail|correo( electronico)?|mail( ?address)?|email address|direccion de correo)( \d+)?$/,
  ],
  ['phoneNumber', /^(telefono|tel|tlf|movil|phone( ?number)?|mobile|cell)( \w+)?$/],
  ['name', /^(nombre( completo)?|nombre y apellidos|cliente|razon social|name|full name|customer( name)?)$/],
  ['organisation', /^(empresa|organizacion|compania|company|organi[sz]ation|account)( name)?$/],
  ['about', /^(notas?|observaciones|comentarios?|notes?|about|comments?)$/],
  ['locale', /^(idioma|lengua|language|locale)$/],
];

/** What a column is by its heading, one of each but addresses and numbers; null where nothing says so. */
export const guessColumns = (
  headings: readonly string[],
  fields: readonly { key: string; name: string }[],
): (ColumnTarget | null)[] => {
  const taken = new Set<ColumnTarget>();
  return headings.map((heading) => {
    const words = plain(heading);
    const field = fields.find(({ key, name }) => plain(name) === words || key.toLowerCase() === words);
    const target = field
      ? (`field:${field.key}` as const)
      : guesses.find(([, pattern]) => pattern.test(words))?.[0];
    if (!target) return null;
    const isRepeatable = target === 'mailAddress' || target === 'phoneNumber';
    if (taken.has(target) && !isRepeatable) return null;
    taken.add(target);
    return target;
  });
};

export type ReadRow = { ok: true; value: ImportValue } | { ok: false; why: string };

const mailShape = /^[^\s@<>"(),;:]{1,64}@[^\s@]+\.[^\s@.]{2,}$/;

/** A line of a file as what it says of a customer, or why it cannot be taken (a code and the column). */
export const readImportRow = (
  cells: readonly string[],
  columns: readonly (ColumnTarget | null)[],
  form: CellForm,
  fields: readonly ImportField[],
): ReadRow => {
  const value: ImportValue = {
    name: null,
    about: null,
    locale: null,
    organisation: null,
    identities: [],
    fields: {},
  };
  const addIdentity = (kind: string, text: string): void => {
    const normal = normaliseIdentity(kind, text);
    if (!value.identities.some((one) => one.kind === kind && one.value === normal))
      value.identities.push({ kind, value: normal });
  };
  // More than there are headings: an address with a comma in it and no quotation marks, and all behind it is elsewhere.
  if (cells.slice(columns.length).some((cell) => cell.trim() !== ''))
    return { ok: false, why: 'tooManyCells' };
  for (const [at, target] of columns.entries()) {
    const cell = withoutGuard((cells[at] ?? '').replaceAll('\u0000', '').trim());
    if (target === null || cell === '') continue;
    if (target === 'mailAddress') {
      if (!mailShape.test(cell) || cell.length > 254) return { ok: false, why: 'mailAddress' };
      addIdentity(target, cell);
    } else if (target === 'phoneNumber') {
      const number = readPhoneCell(cell);
      if (number === null) return { ok: false, why: 'phoneNumber' };
      // As channels that reach people by telephone know them.
      addIdentity('phone', number);
    } else if (target.startsWith('field:')) {
      const key = target.slice('field:'.length);
      const field = fields.find((one) => one.key === key);
      const read = field ? readField(field, cell, form) : null;
      if (!field || read === null) return { ok: false, why: target };
      value.fields[key] = read;
    } else {
      const most = target === 'about' ? 20_000 : target === 'locale' ? 20 : 200;
      if (cell.length > most) return { ok: false, why: target };
      value[target as 'name' | 'about' | 'locale' | 'organisation'] = cell;
    }
  }
  return value.identities.length === 0 ? { ok: false, why: 'noIdentity' } : { ok: true, value };
};

/** A spreadsheet's file has an apostrophe before what would be a formula. */
const withoutGuard = (text: string): string => text.replace(/^'(?=[=+\-@])/, '');

const readField = (field: ImportField, cell: string, form: CellForm): FieldValue | null => {
  const idOf = (text: string): string =>
    field.choices.find((one) => plain(one.name) === plain(text) || one.id === text)?.id ?? '';
  const given = ((): unknown => {
    switch (field.type) {
      case 'number':
        return readNumberCell(cell, form);
      case 'date':
        return readDayCell(cell, form);
      case 'checkbox':
        return readTickCell(cell);
      case 'choice':
        return idOf(cell);
      case 'choices':
        return cell.split(/[,;|]/).map((part) => idOf(part.trim()));
      default:
        return cell;
    }
  })();
  const checked = checkFieldValue(field, given);
  return checked.ok ? checked.value : null;
};

/** What is known of those whom a line names. */
export type ImportOwner = {
  customerId: string;
  isBlocked: boolean;
  name: string | null;
  about: string;
  locale: string | null;
  organisation: string | null;
  fields: Record<string, FieldValue>;
};
export type ImportPlan =
  | { outcome: 'new' }
  | {
      outcome: 'update';
      customerId: string;
      change: Partial<Omit<ImportValue, 'identities'>>;
      identities: ImportValue['identities'];
    }
  | { outcome: 'same'; customerId: string }
  | { outcome: 'refused'; why: string; customerId: string | null };

/**
 * What becomes of a line. It finds one customer by an identity, or makes one; a line that names two people joins
 * nobody, since nothing in a file proves who they are.
 * @param known which identities of the line exist
 * @param isOverwriting whether the file wins over what is written already; else it fills in what is empty
 */
export const planImportRow = (
  value: ImportValue,
  owners: readonly ImportOwner[],
  known: readonly { kind: string; value: string }[],
  isOverwriting: boolean,
): ImportPlan => {
  const [owner, other] = owners;
  if (!owner) return { outcome: 'new' };
  if (other) return { outcome: 'refused', why: 'twoCustomers', customerId: null };
  const { customerId } = owner;
  if (owner.isBlocked) return { outcome: 'refused', why: 'blocked', customerId: null };
  const change: Partial<Omit<ImportValue, 'identities'>> = {};
  for (const name of ['name', 'about', 'locale', 'organisation'] as const) {
    const given = value[name];
    const before = owner[name] || null;
    if (given !== null && given !== before && (isOverwriting || before === null)) change[name] = given;
  }
  const fields = Object.entries(value.fields).filter(([key, given]) => {
    const before = owner.fields[key];
    return JSON.stringify(before) !== JSON.stringify(given) && (isOverwriting || before === undefined);
  });
  if (fields.length > 0) change.fields = Object.fromEntries(fields);
  const identities = value.identities.filter(
    (one) => !known.some((each) => each.kind === one.kind && each.value === one.value),
  );
  return Object.keys(change).length === 0 && identities.length === 0
    ? { outcome: 'same', customerId }
    : { outcome: 'update', customerId, change, identities };
};
