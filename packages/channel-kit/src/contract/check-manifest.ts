import assert from 'node:assert/strict';
import { z } from 'zod';
import type { Party } from '../arrival.ts';
import { capabilitiesSchema } from '../capabilities.ts';
import type { SettingField } from '../manifest.ts';
import { secretNames } from '../settings.ts';
import { messagesOf } from './fixtures.ts';
import type { Check } from './runner.ts';
import { withSession } from './session.ts';
import { type ContractSubject, handsOver } from './subject.ts';

/** What the screens read, what the administrator fills in, and what the adapter is: one and the same. */
export const manifestChecks = (subject: ContractSubject): Check[] => {
  const { manifest, adapter } = subject;
  const check = (title: string, run: () => Promise<void>): Check => ({
    group: 'manifest and settings',
    title,
    run,
  });
  return [
    check('manifest and adapter are the same kind with the same capabilities', async () => {
      assert.equal(manifest.kind, adapter.kind);
      assert.match(manifest.kind, /^[a-z][a-zA-Z0-9]*$/);
      assert.deepEqual(manifest.capabilities, adapter.capabilities);
      assert.deepEqual(capabilitiesSchema.parse(manifest.capabilities), manifest.capabilities);
      assert.match(manifest.glyph, /^[a-z][a-z0-9-]*$/, 'glyph is the name of a Lucide icon');
    }),
    check('the form asks for the settings of the schema, secrets as passwords', async () => {
      const shape = adapter.settings.shape as Record<string, z.ZodType>;
      assert.deepEqual(manifest.form.map(({ name }) => name).sort(), Object.keys(shape).sort());
      const secrets = new Set(secretNames(adapter.settings));
      for (const field of manifest.form) {
        assert.equal(field.input === 'password', secrets.has(field.name), `${field.name}: secret or not`);
        assertInput(field, shape[field.name]!);
      }
    }),
    check('every word is there in Spanish and in English', async () => {
      const { es, en } = manifest.messages;
      assert.deepEqual(Object.keys(es).sort(), Object.keys(en).sort());
      for (const [key, words] of [...Object.entries(es), ...Object.entries(en)]) {
        assert.ok(words.trim().length > 0, `${key} is empty`);
      }
      for (const key of ['name', ...manifest.form.flatMap(keysOf)]) assert.ok(key in es, `${key} is missing`);
    }),
    check('settings are refused when empty, and accepted when complete', async () => {
      await withSession(
        subject,
        async ({ world }) => {
          assert.equal(adapter.settings.safeParse({}).success, false, 'no settings at all are accepted');
          const complete = adapter.settings.safeParse(world.settings);
          assert.ok(complete.success, `the settings of the world: ${complete.error?.message}`);
          for (const name of Object.keys(adapter.settings.shape)) {
            const { [name]: value, ...others } = world.settings;
            const isNeeded = !adapter.settings.safeParse(others).success;
            if (!isNeeded || typeof value !== 'string') continue;
            const isAccepted = adapter.settings.safeParse({ ...others, [name]: '' }).success;
            assert.equal(isAccepted, false, `${name} may not be left out, and is accepted when blank`);
          }
        },
        { isOpen: false },
      );
    }),
    check('the channel knows under which names it appears itself', async () => {
      await withSession(
        subject,
        async ({ world, fixtures }) => {
          const own = adapter.ownParties(adapter.settings.parse(world.settings));
          const names = new Set(own.map(({ kind, value }) => `${kind} ${value}`));
          assert.equal(names.size, own.length, 'an identity that is there twice');
          const isOwn = ({ kind, value }: Party) => names.has(`${kind} ${value}`);
          assert.equal(isOwn(world.customer), false, 'takes a customer for itself');
          for (const { name, expected } of fixtures) {
            for (const message of messagesOf(Array.isArray(expected) ? expected : [])) {
              if (message.direction === 'in')
                assert.equal(isOwn(message.from), false, `${name}: from itself`);
            }
          }
        },
        { isOpen: false },
      );
    }),
    check('an open channel has the methods that its capabilities promise, and no others', async () => {
      await withSession(subject, async ({ channel }) => {
        const { capabilities } = manifest;
        assert.equal(typeof channel().deliver === 'function', handsOver(subject), 'deliver');
        const asks = handsOver(subject) && capabilities.resend === 'reconcile';
        assert.equal(typeof channel().find === 'function', asks, 'find');
        assert.ok(!capabilities.outbound || manifest.identityKinds.length > 0, 'identityKinds to write to');
      });
    }),
  ];
};

const keysOf = (field: SettingField): string[] => [
  field.label,
  ...(field.help ? [field.help] : []),
  ...(field.group ? [field.group] : []),
  ...(field.choices ?? []).map(({ label }) => label),
];

const inputs: Record<string, SettingField['input'][]> = {
  number: ['number'],
  boolean: ['switch'],
  enum: ['choice'],
  array: ['list'],
  string: ['text', 'password'],
};

const assertInput = (field: SettingField, schema: z.ZodType): void => {
  let inner = schema;
  while ('innerType' in inner.def) inner = inner.def.innerType as z.ZodType;
  const fitting = inputs[inner.def.type];
  if (fitting)
    assert.ok(fitting.includes(field.input), `${field.name}: ${field.input} for ${inner.def.type}`);
  if (!(inner instanceof z.ZodEnum)) return;
  assert.deepEqual(
    field.choices?.map(({ value }) => value).sort(),
    inner.options.map(String).sort(),
    field.name,
  );
};
