/** A schema of the document, as far as samples are made of it. */
export type Schema = {
  $ref?: string;
  type?: string | string[];
  const?: unknown;
  enum?: unknown[];
  default?: unknown;
  anyOf?: Schema[];
  oneOf?: Schema[];
  allOf?: Schema[];
  items?: Schema;
  properties?: Record<string, Schema>;
  required?: string[];
  format?: string;
  pattern?: string;
  minLength?: number;
  minimum?: number;
  exclusiveMinimum?: number;
  minItems?: number;
};

export type Named = { resolve(ref: string): Schema; idFor(name: string): string };

/** A body that the schema takes, with everything in it that may be there: ids are those of things that exist. */
export const sampleOf = (schema: Schema, named: Named, name = '', depth = 0): unknown => {
  if (schema.$ref) return sampleOf(named.resolve(schema.$ref), named, name, depth);
  if (schema.const !== undefined) return schema.const;
  if (schema.enum) return schema.enum[0];
  const choice = schema.anyOf ?? schema.oneOf ?? schema.allOf;
  if (choice) return sampleOf(choice[0]!, named, name, depth);
  if (schema.properties?.kind && schema.properties.value)
    return {
      kind: 'mailAddress',
      value: 'other@client.example',
      ...(schema.properties.name ? { name: null } : {}),
    };
  const type = Array.isArray(schema.type) ? schema.type[0] : schema.type;
  if (type === 'object') {
    const fields = Object.entries(schema.properties ?? {}).filter(
      ([key]) => depth < 4 || schema.required?.includes(key),
    );
    return Object.fromEntries(fields.map(([key, one]) => [key, sampleOf(one, named, key, depth + 1)]));
  }
  if (type === 'array')
    return (schema.minItems ?? 0) > 0 || depth < 3
      ? [sampleOf(schema.items ?? {}, named, name.replace(/s$/, ''), depth + 1)]
      : [];
  if (type === 'integer' || type === 'number') return (schema.exclusiveMinimum ?? schema.minimum ?? 0) + 1;
  if (type === 'boolean') return true;
  if (type === 'null') return null;
  if (type === 'string') return textFor(schema, named, name);
  return 'x';
};

/** Texts that the schema does not tell, by the name of their field. */
const knownTexts: Readonly<Record<string, string>> = {
  calendarCode: 'es',
  eventType: 'ticket.opened',
  locale: 'es',
  permission: 'tickets.read',
  scope: 'tickets.read',
  timeZone: 'Europe/Madrid',
  value: 'other@client.example',
  zone: 'Europe/Madrid',
};

const textFor = ({ format, pattern, minLength = 1 }: Schema, named: Named, name: string): string => {
  if (format === 'uuid') return named.idFor(name);
  if (format === 'email') return 'ana@client.example';
  if (format === 'uri') return 'https://receiver.example/hook';
  if (format === 'date') return '2026-04-01';
  if (format === 'date-time') return '2026-04-01T10:00:00.000Z';
  if (pattern?.includes('[0-5]')) return name === 'to' ? '17:00' : '09:00';
  return knownTexts[name] ?? 'hola'.padEnd(minLength, 'x');
};

const deep = (levels: number): unknown => {
  let value: unknown = 1;
  for (let at = 0; at < levels; at++) value = { a: value };
  return value;
};

/** What may stand where something else belongs. */
export const oddValues: Readonly<Record<string, unknown>> = {
  null: null,
  'a number': 7,
  'a huge number': 1e308,
  'a negative number': -1,
  'a broken number': 0.5,
  'a huge whole number': 2 ** 60,
  'a text': 'odd',
  'an empty text': '',
  'a space': ' ',
  'a NUL': 'a\0b',
  'half a pair': '\ud800',
  'a long text': 'ñ'.repeat(70_000),
  'a date that is none': '2026-02-31T25:61:00Z',
  'a far year': '+275760-09-13T00:00:00.000Z',
  'somebody’s id': '01890000-0000-7000-8000-000000000000',
  true: true,
  'an empty list': [],
  'a long list': Array.from({ length: 5_000 }, () => 'x'),
  'an empty object': {},
  'a deep object': deep(40),
  'a nest': deep(20),
};

/** The same body with one value replaced, for each place in it. */
export const placesOf = (body: unknown, path: (string | number)[] = []): (string | number)[][] => {
  if (body === null || typeof body !== 'object') return path.length > 0 ? [path] : [];
  const inner = Object.entries(body).flatMap(([key, value]) =>
    placesOf(value, [...path, Array.isArray(body) ? Number(key) : key]),
  );
  return path.length > 0 ? [path, ...inner] : inner;
};

export const replacedAt = (body: unknown, [first, ...rest]: (string | number)[], by: unknown): unknown => {
  if (first === undefined) return by;
  const copy: Record<string, unknown> | unknown[] = Array.isArray(body)
    ? [...body]
    : { ...(body as Record<string, unknown>) };
  (copy as Record<string | number, unknown>)[first] = replacedAt(
    (body as Record<string | number, unknown>)[first],
    rest,
    by,
  );
  return copy;
};

/** The body without what stands at a place. */
export const without = (body: unknown, [first, ...rest]: string[]): unknown => {
  if (first === undefined || body === null || typeof body !== 'object') return body;
  if (Array.isArray(body))
    return rest.length === 0
      ? body.filter((_, at) => at !== Number(first))
      : body.map((one, at) => (at === Number(first) ? without(one, rest) : one));
  const { [first]: taken, ...others } = body as Record<string, unknown>;
  return rest.length === 0 || taken === undefined ? others : { ...others, [first]: without(taken, rest) };
};
