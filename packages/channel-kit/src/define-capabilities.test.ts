import { expect, it } from 'vitest';
import { capabilitiesSchema } from './capabilities.ts';
import { defineCapabilities } from './define-capabilities.ts';

it('fills the same defaults as the schema', () => {
  expect(defineCapabilities({})).toEqual(capabilitiesSchema.parse({}));
});

it('keeps what is said', () => {
  const said = { outbound: true, maxBody: 280, audience: 'public' } as const;
  expect(defineCapabilities(said)).toEqual(capabilitiesSchema.parse(said));
});
