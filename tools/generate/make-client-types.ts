import { bytesAnswer } from '../../apps/server/src/http/describe-api.ts';
import { type JsonSchema, printType } from './print-type.ts';

type Media = Record<string, { schema?: JsonSchema }>;
type Parameter = { in?: string; name?: string; required?: boolean; schema?: JsonSchema };
type Operation = {
  operationId: string;
  summary?: string;
  parameters?: Parameter[];
  requestBody?: { required?: boolean; content: Media };
  responses: Record<string, { description?: string; content?: Media }>;
};
type Document = {
  info: { version: string };
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, JsonSchema> };
};

const named = (ref: string): string => ref.replace('#/components/schemas/', '');
const print = (schema: JsonSchema): string => printType(schema, named);

/** Everything that `wanted` names, and what that names in turn. */
const reached = (wanted: string, schemas: Record<string, JsonSchema>): string[] => {
  const found = new Set<string>();
  const look = (text: string): void => {
    for (const [, name = ''] of text.matchAll(/"#\/components\/schemas\/(\w+)"/g))
      if (!found.has(name)) {
        found.add(name);
        look(JSON.stringify(schemas[name]));
      }
  };
  look(wanted);
  return [...found].sort();
};

const queryOf = (parameters: Parameter[]): string | null => {
  const asked = parameters.filter((one) => one.in === 'query');
  if (asked.length === 0) return null;
  const isNeeded = asked.some(({ required }) => required);
  const fields = asked.map(
    ({ name, required, schema }) =>
      `${name}${required ? '' : '?'}: ${print(schema ?? {})}${required ? '' : ' | undefined'}`,
  );
  return `query${isNeeded ? '' : '?'}: { ${fields.join('; ')} }`;
};

const answerOf = ({ responses }: Operation): string => {
  const [status, good] = Object.entries(responses).find(([one]) => /^2\d\d$/.test(one))!;
  if (!good.content) return status === '204' ? 'null' : 'unknown';
  const json = good.content['application/json']?.schema;
  return json && good.description !== bytesAnswer ? print(json) : 'Blob';
};

const printOperation = (path: string, method: string, operation: Operation): string => {
  const { operationId, summary, parameters = [], requestBody } = operation;
  const parts: string[] = [];
  const params = [...path.matchAll(/\{(\w+)\}/g)].map((match) => `${match[1]}: string`);
  if (params.length > 0) parts.push(`params: { ${params.join('; ')} }`);
  const query = queryOf(parameters);
  if (query) parts.push(query);
  if (requestBody) {
    const json = requestBody.content['application/json']?.schema;
    parts.push(`body${requestBody.required === false ? '?' : ''}: ${json ? print(json) : 'FormData'}`);
  }
  if (parameters.some(({ name }) => name === 'if-match'))
    parts.push('/** The version that the change is meant for. */ ifMatch?: number');
  parts.push(`answer: ${answerOf(operation)}`);
  const spoken = `${method.toUpperCase()} ${path.replace('/api/v1', '')}`;
  return `  /** ${summary} \`${spoken}\` */\n  ${operationId}: { ${parts.join('; ')} };`;
};

/**
 * The types of the client as it is given to programs outside: printed from the document alone, so that they need
 * neither our packages nor a library.
 */
export const clientTypes = (text: string): string => {
  const document = JSON.parse(text) as Document;
  const operations = Object.entries(document.paths)
    .flatMap(([path, methods]) => Object.entries(methods).map(([method, one]) => ({ path, method, one })))
    .sort((a, b) => (a.one.operationId < b.one.operationId ? -1 : 1));
  const { schemas } = document.components;
  const types = reached(JSON.stringify(document.paths), schemas).map(
    (name) => `export type ${name} = ${print(schemas[name]!)};`,
  );
  return `// Made by \`npm run generate\` from docs/openapi.json.

${types.join('\n')}

/** What each operation takes and answers. */
export type Operations = {
${operations.map(({ path, method, one }) => printOperation(path, method, one)).join('\n')}
};
`;
};
