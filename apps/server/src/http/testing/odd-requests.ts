import fc from 'fast-check';
import { document, type Tried } from './document-check.ts';
import type { Schema } from './sample-body.ts';

export type OddRequest = {
  url: string;
  query: [string, string][];
  headers: Record<string, string>;
  payload: { type: string; text: string } | null;
};

/** ISO 8601 allows them, and not everybody can keep them. */
export const edgeTimes = [
  '0000-01-01T00:00:00Z',
  '0001-01-01T00:00:00+23:59',
  '2026-06-01T00:00:00+23:59',
  '9999-12-31T23:59:59.999999999Z',
  '9999-12-31T23:59:59-23:59',
];

/** Stands in many of the texts that are sent, so that it is known again where it does not belong. */
export const mark = 'Zq7marked';

const resolve = (schema: Schema): Schema =>
  schema.$ref ? resolve(document.components.schemas[schema.$ref.split('/').at(-1)!]!) : schema;

/** Any text: of every plane, with halves of pairs and NUL among them, short or long. */
const oddText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.string({ unit: 'grapheme', maxLength: 40 }),
  fc.constantFrom('', '\0', '\ud800', '\udfff', '\u202e', '-1', '1e999', 'NaN', '\u0130', '9'.repeat(400)),
  fc.string({ minLength: 1, maxLength: 4 }).map((text) => text.repeat(4_000)),
);
const markedText = fc.oneof(
  oddText.map((text) => mark + text),
  oddText,
);
const oddNumber = fc.oneof(
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.integer(),
  fc.constantFrom(-1, 2 ** 31, -(2 ** 31) - 1, 2 ** 53, 2 ** 63, 1e300, 5e-324, -0),
);
/** Near today, anywhere, and where calendars and databases end. */
const oddTime = fc.oneof(
  fc
    .date({ min: new Date('2024-01-01'), max: new Date('2028-01-01'), noInvalidDate: true })
    .map((at) => at.toISOString()),
  fc.date({ noInvalidDate: true }).map((at) => at.toISOString()),
  fc.constantFrom(...edgeTimes),
);
/** Ids of things that are there, once a test has put them in, by what they are called in a path: `ticket`. */
export const knownIds: Record<string, string> = {};
const known = fc.nat({ max: 20 }).map((at) => {
  const ids = Object.values(knownIds);
  return ids[at % ids.length] ?? '';
});
/** `/api/v1/tickets/{id}/merge` is about a ticket. */
const kindOf = (path: string): string => path.split('/')[3]!.replace(/s$/, '');

/** Mostly what the schema asks for, so that it gets past the door, and anything at any place now and then. */
const bodyOf = (given: Schema, depth = 0): fc.Arbitrary<unknown> => {
  const schema = resolve(given);
  const anything = fc.oneof(
    fc.jsonValue({ maxDepth: 3 }),
    markedText,
    oddNumber,
    fc.constantFrom(null, [], {}),
  );
  const fitting = ((): fc.Arbitrary<unknown> => {
    if (depth > 6) return fc.constant(null);
    if (schema.const !== undefined) return fc.constant(schema.const);
    if (schema.enum) return fc.constantFrom(...schema.enum);
    const choice = schema.anyOf ?? schema.oneOf ?? schema.allOf;
    if (choice) return fc.oneof(...choice.map((one) => bodyOf(one, depth + 1)));
    const type = Array.isArray(schema.type) ? schema.type[0] : schema.type;
    if (type === 'object') {
      const fields = Object.entries(schema.properties ?? {}).map(
        ([name, one]) => [name, bodyOf(one, depth + 1)] as const,
      );
      return fc.record(Object.fromEntries(fields), { requiredKeys: schema.required ?? [] });
    }
    if (type === 'array')
      return fc.array(bodyOf(schema.items ?? {}, depth + 1), {
        minLength: schema.minItems ?? 0,
        maxLength: 4,
      });
    if (type === 'integer' || type === 'number')
      return fc.oneof(
        fc.integer({ min: Math.ceil(schema.minimum ?? 0), max: Math.ceil(schema.minimum ?? 0) + 50 }),
        oddNumber,
      );
    if (type === 'boolean') return fc.boolean();
    if (type === 'null') return fc.constant(null);
    if (schema.format === 'uuid') return known;
    if (schema.format === 'date-time') return oddTime;
    if (schema.format === 'date') return oddTime.map((at) => at.slice(0, 10));
    return type === 'string' ? markedText : anything;
  })();
  return fc.oneof({ weight: 12, arbitrary: fitting }, { weight: 1, arbitrary: anything });
};

/** How a body goes over the line: as JSON, with a key twice, broken off, nested, or as something else. */
const payloadOf = (schema: Schema | undefined): fc.Arbitrary<{ type: string; text: string } | null> => {
  const body = schema ? bodyOf(schema) : fc.jsonValue();
  const json = body.map((value) => JSON.stringify(value) ?? 'null');
  const types = fc.constantFrom(
    'application/json',
    'application/json; charset=utf-8',
    'application/json;charset=utf-16',
    'text/json',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    'application/octet-stream',
    'a/b/c',
  );
  const twice = json.map((text) =>
    text.startsWith('{') && text.length > 2 ? `${text.slice(0, -1)},${text.slice(1)}` : text,
  );
  return fc.oneof(
    { weight: 10, arbitrary: json.map((text) => ({ type: 'application/json', text })) },
    { weight: 2, arbitrary: twice.map((text) => ({ type: 'application/json', text })) },
    { weight: 1, arbitrary: json.map((text) => ({ type: 'application/json', text: text.slice(0, -1) })) },
    {
      weight: 1,
      arbitrary: fc
        .nat({ max: 3_000 })
        .map((deep) => ({ type: 'application/json', text: '['.repeat(deep) + ']'.repeat(deep) })),
    },
    { weight: 2, arbitrary: fc.tuple(types, json).map(([type, text]) => ({ type, text })) },
    { weight: 1, arbitrary: fc.constant(null) },
  );
};

const pathText = (path: string): fc.Arbitrary<string> =>
  fc
    .oneof(
      { weight: 6, arbitrary: fc.constant(null) },
      { weight: 2, arbitrary: known },
      { weight: 1, arbitrary: oddText },
    )
    .map((text) => (text ?? knownIds[kindOf(path)] ?? knownIds.ticket ?? '').slice(0, 150));
const headerText = fc.oneof(
  fc.string({
    unit: fc.integer({ min: 0x20, max: 0x7e }).map((code) => String.fromCharCode(code)),
    maxLength: 60,
  }),
  fc.constantFrom('"1"', 'W/"1"', '*', '"99999999999999999999"', '-1', ''),
);

/** A request to an operation, from nearly right to anything at all. */
export const requestOf = ({ path, method, operation }: Tried): fc.Arbitrary<OddRequest> => {
  const queries = (operation.parameters ?? []).filter((one) => one.in === 'query');
  return fc.record({
    url: fc.array(pathText(path), { minLength: 3, maxLength: 3 }).map((parts) => {
      let at = 0;
      return path.replace(/\{(\w+)\}/g, () => encodeURIComponent(parts[at++]!.toWellFormed()));
    }),
    query: fc.oneof(
      { weight: queries.length > 0 ? 1 : 8, arbitrary: fc.constant<[string, string][]>([]) },
      fc.array(
        fc.tuple(
          fc.oneof(
            { weight: 8, arbitrary: fc.constantFrom(...queries.map(({ name }) => name!), 'limit') },
            { weight: 1, arbitrary: oddText },
          ),
          fc.oneof(
            markedText,
            oddNumber.map(String),
            known,
            fc.constantFrom('true', 'es', 'open', '-1', '9'.repeat(30)),
            fc.constantFrom(...edgeTimes, '0000-01-01', '9999-12-31', String(2 ** 31)),
            oddText.map((text) => Buffer.from(text).toString('base64url')),
          ),
        ),
        { maxLength: 3 },
      ),
    ),
    headers: fc.dictionary(
      fc.constantFrom('if-match', 'idempotency-key', 'accept', 'accept-language', 'range'),
      headerText,
      {
        maxKeys: 2,
      },
    ),
    payload:
      method === 'get'
        ? fc.constant(null)
        : payloadOf(operation.requestBody?.content['application/json']?.schema),
  });
};
