import type { ChannelDto } from '@hilo/api';
import { chatManifest } from '@hilo/channel-chat/manifest';
import { emailManifest } from '@hilo/channel-email/manifest';
import type { ChannelManifest } from '@hilo/channel-kit';

export type { Capabilities } from '@hilo/channel-kit';

import { useLocale } from '@hilo/ui';
import { useQuery } from '@tanstack/react-query';
import { CircleDot, type LucideIcon, Mail, MessageSquare, Phone } from 'lucide-react';
import { useMemo } from 'react';
import { channelsQuery } from './people/people.ts';

/** The registry: the only place of the desk that names channels. A glyph is drawn only if it stands here. */
const kinds: readonly { manifest: ChannelManifest; icon: LucideIcon }[] = [
  { manifest: emailManifest, icon: Mail },
  { manifest: chatManifest, icon: MessageSquare },
];

export type ChannelFace = {
  id: string | null;
  /** As the administrator called it. */
  name: string;
  icon: LucideIcon;
  /** Null for a kind that this desk does not know. */
  manifest: ChannelManifest | null;
  isEnabled: boolean;
  signature: string;
  /** What it is, in the agent's language: "correo", in the middle of a sentence. */
  word: string;
};

export const manifestOf = (kind: string): ChannelManifest | undefined =>
  kinds.find((entry) => entry.manifest.kind === kind)?.manifest;

export const allManifests = (): readonly ChannelManifest[] => kinds.map(({ manifest }) => manifest);

export const iconOfKind = (kind: string): LucideIcon =>
  kinds.find((entry) => entry.manifest.kind === kind)?.icon ?? CircleDot;

/** The glyph of a sort of identity: that of the channel that writes to it, where there is one. */
export const iconOfIdentity = (identityKind: string): LucideIcon =>
  kinds.find((entry) => entry.manifest.identityKinds.includes(identityKind))?.icon ??
  (identityKind.startsWith('phone') ? Phone : CircleDot);

const unknown: ChannelFace = {
  id: null,
  name: '',
  icon: CircleDot,
  manifest: null,
  isEnabled: false,
  signature: '',
  word: '',
};

const wordOf = (manifest: ChannelManifest | undefined, locale: 'es' | 'en'): string => {
  const words = manifest?.messages[locale];
  return words?.inSentence ?? words?.name?.toLocaleLowerCase() ?? '';
};

/** The configured channels as they are shown; a function that finds one by id, and those that can carry an answer. */
export function useChannels() {
  const locale = useLocale();
  const { data } = useQuery(channelsQuery);
  return useMemo(() => {
    const faces = new Map(
      (data ?? []).map((channel: ChannelDto): [string, ChannelFace] => {
        const manifest = manifestOf(channel.kind);
        return [
          channel.id,
          {
            id: channel.id,
            name: channel.name,
            icon: iconOfKind(channel.kind),
            manifest: manifest ?? null,
            isEnabled: channel.isEnabled,
            signature: channel.signature,
            word: wordOf(manifest, locale) || channel.name,
          },
        ];
      }),
    );
    return {
      faceOf: (id: string | null): ChannelFace => (id === null ? unknown : (faces.get(id) ?? unknown)),
      outbound: [...faces.values()].filter(
        (face) => face.isEnabled && face.manifest?.capabilities.outbound === true,
      ),
    };
  }, [data, locale]);
}
