import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { secret, secretNames } from './settings.ts';

describe('secretNames', () => {
  it('finds secrets also inside optional, default and nullable, and takes nothing else for one', () => {
    const schema = z.object({
      host: z.string(),
      plain: secret(z.string()),
      maybe: secret(z.string()).optional(),
      later: secret(z.string().min(12)).nullable().default(null),
      outside: secret(z.string().optional()),
    });
    expect(secretNames(schema)).toEqual(['plain', 'maybe', 'later', 'outside']);
  });
});
