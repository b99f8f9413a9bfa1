/** A JSON Schema (2020-12) as far as our schemas use it. */
export type JsonSchema = {
  $ref?: string;
  type?: string | string[];
  const?: unknown;
  enum?: unknown[];
  anyOf?: JsonSchema[];
  oneOf?: JsonSchema[];
  allOf?: JsonSchema[];
  items?: JsonSchema;
  prefixItems?: JsonSchema[];
  properties?: Record<string, JsonSchema>;
  required?: string[];
  additionalProperties?: boolean | JsonSchema;
};

const all = (parts: JsonSchema[], by: string, named: (ref: string) => string): string =>
  [...new Set(parts.map((part) => printType(part, named)))].map((one) => `(${one})`).join(by);

/** A schema as a TypeScript type. `named` prints what a reference points to. */
export const printType = (schema: JsonSchema, named: (ref: string) => string): string => {
  if (schema.$ref !== undefined) return named(schema.$ref);
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  if (schema.enum) return schema.enum.map((one) => JSON.stringify(one)).join(' | ');
  if (schema.anyOf) return all(schema.anyOf, ' | ', named);
  if (schema.oneOf) return all(schema.oneOf, ' | ', named);
  if (schema.allOf) return all(schema.allOf, ' & ', named);
  if (Array.isArray(schema.type))
    return all(
      schema.type.map((type) => ({ ...schema, type })),
      ' | ',
      named,
    );
  switch (schema.type) {
    case 'string':
      return 'string';
    case 'integer':
    case 'number':
      return 'number';
    case 'boolean':
      return 'boolean';
    case 'null':
      return 'null';
    case 'array':
      return `(${schema.items ? printType(schema.items, named) : 'unknown'})[]`;
    case 'object':
      return printObject(schema, named);
    default:
      return 'unknown';
  }
};

const printObject = (schema: JsonSchema, named: (ref: string) => string): string => {
  const required = new Set(schema.required);
  const lines = Object.entries(schema.properties ?? {}).map(([name, one]) => {
    const key = /^[A-Za-z_]\w*$/.test(name) ? name : JSON.stringify(name);
    const type = printType(one, named);
    return required.has(name) ? `${key}: ${type}` : `${key}?: ${type} | undefined`;
  });
  if (lines.length > 0) return `{ ${lines.join('; ')} }`;
  const rest = schema.additionalProperties;
  return typeof rest === 'object' ? `Record<string, ${printType(rest, named)}>` : 'Record<string, unknown>';
};
