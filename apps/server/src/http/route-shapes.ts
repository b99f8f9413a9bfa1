import { z } from 'zod';

export const byId = z.object({ id: z.uuid() });

/**
 * The version that a change is meant for (RFC 9110 §13.1.1); without it, or with `*`, the last writer wins. A proxy that
 * packs what it hands on makes a weak tag of ours, which names the same version.
 */
export const ifMatch = z.object({
  'if-match': z
    .string()
    .regex(/^(?:(?:W\/)?"?\d{1,9}"?|\*)$/, 'is the ETag of what you read, such as "7"')
    .optional(),
});

export const versionOf = (headers: { 'if-match'?: string | undefined }): { ifVersion?: number } => {
  const version = headers['if-match']?.match(/\d+/)?.[0];
  return version ? { ifVersion: Number(version) } : {};
};

/** For bytes of somebody else's making: nothing in them loads, runs or shows in our name. */
export const strictPolicy = "default-src 'none'; frame-ancestors 'none'; sandbox";
