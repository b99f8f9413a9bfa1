import { z } from 'zod';

export const byId = z.object({ id: z.uuid() });

/** The version that a change is meant for (RFC 9110 §13.1.1); without it the last writer wins. */
export const ifMatch = z.object({
  'if-match': z
    .string()
    .regex(/^"?\d{1,9}"?$/)
    .optional(),
});

export const versionOf = (headers: { 'if-match'?: string | undefined }): { ifVersion?: number } => {
  const version = headers['if-match']?.replaceAll('"', '');
  return version ? { ifVersion: Number(version) } : {};
};

/** For bytes of somebody else's making: nothing in them loads, runs or shows in our name. */
export const strictPolicy = "default-src 'none'; frame-ancestors 'none'; sandbox";
