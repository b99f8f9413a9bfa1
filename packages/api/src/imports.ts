import { z } from 'zod';
import { idSchema, pageQuery, timeSchema } from './common.ts';

const columnTarget = z
  .string()
  .regex(/^(name|mailAddress|phoneNumber|about|locale|organisation|field:[a-z][a-zA-Z0-9]{0,39})$/)
  .nullable();
export const importFormSchema = z.object({
  encoding: z.enum(['utf-8', 'utf-16le', 'windows-1252']),
  delimiter: z.enum([',', ';', '\t', '|']),
  decimal: z.enum([',', '.']),
  dayOrder: z.enum(['dmy', 'mdy']),
  /** What each column is, in the order of the file; null is left out. */
  columns: z.array(columnTarget).max(200),
  /** Whether the file wins over what is written already. Otherwise it fills in what is empty. */
  isOverwriting: z.boolean(),
});
export type ImportForm = z.infer<typeof importFormSchema>;

export const importOutcomeSchema = z.enum(['new', 'update', 'same', 'refused']);
export const importSchema = z.object({
  id: idSchema,
  fileName: z.string(),
  state: z.enum([
    'mapping',
    'checking',
    'checked',
    'running',
    'done',
    'cancelled',
    'failed',
    'undoing',
    'undone',
  ]),
  form: importFormSchema,
  /** The first lines as they were read, the headings first. */
  sample: z.array(z.array(z.string())),
  /** Lines by what will become of them (checked) or became of them (done). */
  counts: z.object({
    total: z.number().int(),
    finished: z.number().int(),
    new: z.number().int(),
    update: z.number().int(),
    same: z.number().int(),
    refused: z.number().int(),
    /** Of one that was taken back: lines of which nothing is left, and those whose customer had gone on since. */
    undone: z.number().int(),
    kept: z.number().int(),
  }),
  why: z.string().nullable(),
  createdAt: timeSchema,
  finishedAt: timeSchema.nullable(),
});
export type ImportDto = z.infer<typeof importSchema>;

export const createImportBody = z.strictObject({ uploadId: idSchema });
export const changeImportBody = importFormSchema.partial().strict();
export const listImportRowsQuery = pageQuery.extend({ outcome: importOutcomeSchema.optional() });
export const importRowSchema = z.object({
  line: z.number().int(),
  outcome: importOutcomeSchema.nullable(),
  /** Why it is refused: a column, `noIdentity`, `tooManyCells`, `twoCustomers`, `blocked`. */
  why: z.string().nullable(),
  name: z.string().nullable(),
  identities: z.array(z.string()),
  customerId: idSchema.nullable(),
});
export type ImportRowDto = z.infer<typeof importRowSchema>;
