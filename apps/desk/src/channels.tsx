import type { ChannelDto } from '@hilo/api';
import { chatTraits } from '@hilo/channel-chat/traits';
import { emailTraits } from '@hilo/channel-email/traits';
import type { ChannelTraits } from '@hilo/channel-kit';

export type { Capabilities } from '@hilo/channel-kit';

import { useLocale } from '@hilo/ui';
import { useQuery } from '@tanstack/react-query';
import { CircleDot, type LucideIcon, Mail, MessageSquare, Phone } from 'lucide-react';
import { useMemo } from 'react';
import { channelsQuery } from './people/people.ts';

/** The registry: with channel-manifests.ts the only place of the desk that names channels. A glyph is drawn only if it stands here. */
const kinds: readonly { traits: ChannelTraits; icon: LucideIcon }[] = [
  { traits: emailTraits, icon: Mail },
  { traits: chatTraits, icon: MessageSquare },
];

export type ChannelFace = {
  id: string | null;
  /** As the administrator called it. */
  name: string;
  icon: LucideIcon;
  /** Null for a kind that this desk does not know. */
  traits: ChannelTraits | null;
  isEnabled: boolean;
  signature: string;
  /** What it is, in the agent's language: "correo", in the middle of a sentence. */
  word: string;
};

const traitsOf = (kind: string): ChannelTraits | undefined =>
  kinds.find((entry) => entry.traits.kind === kind)?.traits;

export const iconOfKind = (kind: string): LucideIcon =>
  kinds.find((entry) => entry.traits.kind === kind)?.icon ?? CircleDot;

/** The glyph of a sort of identity: that of the channel that writes to it, where there is one. */
export const iconOfIdentity = (identityKind: string): LucideIcon =>
  kinds.find((entry) => entry.traits.identityKinds.includes(identityKind))?.icon ??
  (identityKind.startsWith('phone') ? Phone : CircleDot);

const unknown: ChannelFace = {
  id: null,
  name: '',
  icon: CircleDot,
  traits: null,
  isEnabled: false,
  signature: '',
  word: '',
};

/** The configured channels as they are shown; a function that finds one by id, and those that can carry an answer. */
export function useChannels() {
  const locale = useLocale();
  const { data } = useQuery(channelsQuery);
  return useMemo(() => {
    const faces = new Map(
      (data ?? []).map((channel: ChannelDto): [string, ChannelFace] => {
        const traits = traitsOf(channel.kind);
        return [
          channel.id,
          {
            id: channel.id,
            name: channel.name,
            icon: iconOfKind(channel.kind),
            traits: traits ?? null,
            isEnabled: channel.isEnabled,
            signature: channel.signature,
            word: traits?.words[locale].inSentence ?? channel.name,
          },
        ];
      }),
    );
    return {
      faceOf: (id: string | null): ChannelFace => (id === null ? unknown : (faces.get(id) ?? unknown)),
      outbound: [...faces.values()].filter(
        (face) => face.isEnabled && face.traits?.capabilities.outbound === true,
      ),
    };
  }, [data, locale]);
}
