import { HiloError } from '@hilo/api';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { nearestWord } from './nearest-word.ts';

/**
 * A parameter that a route does not know is refused, as a body's is: a filter with a typing error would answer the whole
 * list, and nobody would notice. What a route knows is what its schema names.
 */
export const refuseUnknownQuery = (api: FastifyInstance): void => {
  api.addHook('onRoute', ({ method, url, schema }) => {
    const query = schema?.querystring;
    if (query !== undefined && !(query instanceof z.ZodObject))
      throw new Error(`The query of ${String(method)} ${url} names no parameters: make it an object.`);
  });
  api.addHook('preValidation', async ({ query, routeOptions: { schema } }) => {
    const known = schema?.querystring instanceof z.ZodObject ? Object.keys(schema.querystring.shape) : [];
    const unknown = Object.keys(query as object).filter((name) => !known.includes(name));
    if (unknown.length === 0) return;
    const fields = unknown.slice(0, 10).map((name) => ({
      field: name.slice(0, 100).toWellFormed(),
      problem: 'is not known here',
      nearest: nearestWord(name, known),
    }));
    const mend = fields.map(({ field, nearest }) =>
      nearest ? `“${field}” (did you mean “${nearest}”?)` : `“${field}”`,
    );
    const takes = known.length > 0 ? `It takes: ${known.join(', ')}.` : 'It takes none.';
    throw new HiloError(
      'request.invalid',
      `This call knows no parameter ${mend.join(', ')} in its query. ${takes}`,
      { fields },
    );
  });
};
