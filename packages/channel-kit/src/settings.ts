import { z } from 'zod';

/** Marks a setting as secret: stored encrypted, never sent back to a browser, drawn as a password field. */
export const secret = <Schema extends z.ZodType>(schema: Schema): Schema => schema.meta({ secret: true });

/** Names of the secret settings of a schema. */
export const secretNames = (schema: z.ZodObject): string[] =>
  Object.entries(schema.shape)
    .filter(([, field]) => isSecret(field as z.ZodType))
    .map(([name]) => name);

const isSecret = (field: z.ZodType): boolean => {
  if (z.globalRegistry.get(field)?.secret === true) return true;
  const inner = (field.def as { innerType?: z.ZodType }).innerType;
  return inner ? isSecret(inner) : false;
};
