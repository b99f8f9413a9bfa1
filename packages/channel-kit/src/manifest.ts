import type { Capabilities } from './capabilities.ts';

/** What a kind is called, by itself and in the middle of a sentence. */
export type KindWords = { name: string; inSentence: string };

/** What every screen needs to know of a kind of channel; no code of node in it. */
export type ChannelTraits = {
  kind: string;
  /** Name of a Lucide icon, the same everywhere. */
  glyph: string;
  capabilities: Capabilities;
  /** The sorts of identity it can write to, best first. */
  identityKinds: string[];
  words: { es: KindWords; en: KindWords };
};

/** All of it, with what only the page needs on which a channel is set up: those words are most of it. */
export type ChannelManifest = ChannelTraits & {
  /** Its own words, flat keys, complete in every shipped language. What the kind is called stands among them. */
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
  /** One of the few with which most people are done: a new channel asks for these, and for the rest on request. */
  isFirst?: true;
  /** What a new channel begins with, until somebody types another: the name of the organisation. */
  beginsWith?: 'organisation';
};
