import { chatManifest } from '@hilo/channel-chat/manifest';
import { emailManifest } from '@hilo/channel-email/manifest';
import type { ChannelManifest } from '@hilo/channel-kit';

/** The same registry as in channels.tsx, with all that the pages need on which a channel is set up; loaded with them. */
const manifests: readonly ChannelManifest[] = [emailManifest, chatManifest];

export const allManifests = (): readonly ChannelManifest[] => manifests;

export const manifestOf = (kind: string): ChannelManifest | undefined =>
  manifests.find((manifest) => manifest.kind === kind);
