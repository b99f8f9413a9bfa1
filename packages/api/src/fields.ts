import { fieldTypes } from '@hilo/core';
import { z } from 'zod';
import { idSchema, timeSchema } from './common.ts';

export const fieldSubjectSchema = z.enum(['ticket', 'customer']);
export const fieldValueSchema = z
  .union([z.string(), z.number(), z.boolean(), z.array(z.string())])
  .nullable()
  .describe('Text and links as text, a day as YYYY-MM-DD, a choice by its id; null where it is empty.');

export const fieldSchema = z.object({
  id: idSchema,
  subject: fieldSubjectSchema,
  /** Names it in the API and in events; never changes. */
  key: z.string(),
  name: z.string(),
  type: z.enum(fieldTypes),
  choices: z.array(z.object({ id: z.string(), name: z.string(), isArchived: z.boolean() })),
  /** A ticket cannot be resolved while it is empty. */
  isRequired: z.boolean(),
  /** Shown beside the thread even while it is empty. */
  isProminent: z.boolean(),
  position: z.number().int(),
  archivedAt: timeSchema.nullable(),
});
export type FieldDto = z.infer<typeof fieldSchema>;

const choices = z
  .array(
    z.strictObject({
      id: z.string().regex(/^[a-zA-Z][\w-]{0,59}$/),
      name: z.string().trim().min(1).max(120),
      isArchived: z.boolean().default(false),
    }),
  )
  .max(200)
  .refine((given) => new Set(given.map(({ id }) => id)).size === given.length, {
    error: 'the same id stands twice',
  });

export const createFieldBody = z.strictObject({
  subject: fieldSubjectSchema,
  key: z.string().regex(/^[a-z][a-zA-Z0-9]{0,39}$/, 'begins with a small letter; letters and digits'),
  name: z.string().trim().min(1).max(120),
  type: z.enum(fieldTypes),
  choices: choices.default([]),
  isRequired: z.boolean().default(false),
  isProminent: z.boolean().default(true),
});
/** The type stays: what was written down would not fit another. Choices in use are put away, not left out. */
export const changeFieldBody = z.strictObject({
  name: z.string().trim().min(1).max(120).optional(),
  choices: choices.optional(),
  isRequired: z.boolean().optional(),
  isProminent: z.boolean().optional(),
  position: z.number().int().min(0).max(10_000).optional(),
  isArchived: z.boolean().optional(),
});

export const fieldValuesSchema = z.object({
  /** By the keys of the fields; those without a value are left out. */
  values: z.record(z.string(), fieldValueSchema),
});
export const changeFieldValuesBody = z.strictObject({
  /** By the keys of the fields; null empties one; what is left out stays. */
  values: z
    .record(z.string().max(40), fieldValueSchema)
    .refine((given) => Object.keys(given).length <= 100, { error: 'at most 100 at once' }),
});
