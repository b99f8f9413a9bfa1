import { errorCodes, HiloError } from '@hilo/api';
import Fastify from 'fastify';
import { expect, it } from 'vitest';
import { problemFor } from './answer-errors.ts';
import { errorsPage } from './errors-page.ts';

it('is where the type of every problem leads, and says of each what it is', async () => {
  const server = Fastify();
  await server.register(errorsPage());
  for (const code of Object.keys(errorCodes) as (keyof typeof errorCodes)[]) {
    const { type, title } = problemFor(new HiloError(code, 'x'), 'r');
    const [path, place] = type.split('#');
    const { body, statusCode, headers } = await server.inject(path!);
    expect(statusCode).toBe(200);
    expect(headers['content-security-policy']).toContain("default-src 'none'");
    expect(body).toContain(`<tr id="${place}">`);
    // Words for a person, and no key of a text.
    expect(title).toMatch(/^[A-Z][a-z]*,? .+[a-z]$/);
    expect(body).toContain(title);
  }
  await server.close();
});
