import { HiloError } from '@hilo/api';
import type { FastifyInstance } from 'fastify';

/** Deeper than any body of ours; a stack is not to be had for a kilobyte of brackets. */
const deepest = 32;

/**
 * Text that PostgreSQL cannot keep is refused before a use-case sees it: U+0000 and half surrogate pairs, in query,
 * path or anywhere in a body, keys included.
 */
export const refuseOddText = (api: FastifyInstance): void => {
  api.addHook('preValidation', async (request) => {
    check(request.params, 'path', 0);
    check(request.query, 'query', 0);
    check(request.body, 'body', 0);
  });
};

const check = (value: unknown, place: string, depth: number): void => {
  if (typeof value === 'string') checkText(value, place);
  if (value === null || typeof value !== 'object' || Buffer.isBuffer(value)) return;
  if (depth === deepest) throw new HiloError('request.invalid', `Nested too deep: ${place}.`, { deepest });
  for (const [key, inner] of Object.entries(value)) {
    checkText(key, place);
    check(inner, place, depth + 1);
  }
};

const checkText = (text: string, place: string): void => {
  if (text.includes('\0') || !text.isWellFormed())
    throw new HiloError(
      'request.invalid',
      `The ${place} holds a character that no text has (U+0000 or half a pair).`,
      {
        fields: [{ field: place, problem: 'character' }],
      },
    );
};
