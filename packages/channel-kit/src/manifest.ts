import type { Capabilities } from './capabilities.ts';

/** What every screen needs to know of a kind of channel; no code of node in it. */
export type ChannelManifest = {
  kind: string;
  /** Name of a Lucide icon, the same everywhere. */
  glyph: string;
  capabilities: Capabilities;
  /** The sorts of identity it can write to, best first. */
  identityKinds: string[];
  /** Its own words, flat keys, complete in every shipped language. `name` is what the kind is called. */
  messages: { es: Record<string, string>; en: Record<string, string> };
  /** Subjects on which the world outside can be asked how a channel of this kind stands there. */
  standing?: readonly string[];
  /** The settings form, field by field, in order. Labels are keys of `messages`. */
  form: SettingField[];
};

export type SettingField = {
  name: string;
  label: string;
  help?: string;
  /** `localised`: words that customers read, in each language that they are spoken to in. */
  input: 'text' | 'localised' | 'password' | 'number' | 'switch' | 'choice' | 'list';
  choices?: { value: string; label: string }[];
  /** Fields with the same group stand together; the group's title is a key of `messages`. */
  group?: string;
};
