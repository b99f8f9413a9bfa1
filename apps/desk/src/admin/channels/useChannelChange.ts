import type { ChannelDto } from '@hilo/api';
import { toasts, useT } from '@hilo/ui';
import { adminMessages } from '../adminMessages.ts';
import { type ChannelChange, changeChannel } from '../channelsApi.ts';
import { useChange } from '../useChange.ts';

/** Saves a part of a channel and says so. */
export function useChannelChange(channel: ChannelDto, onDone?: () => void) {
  const words = useT(adminMessages);
  return useChange(
    (body: ChannelChange) => changeChannel(channel.id, body),
    ['channels'],
    () => {
      toasts.show({ text: words('saved'), tone: 'done' });
      onDone?.();
    },
  );
}
