import type { Delivery } from './adapter.ts';
import type { Capabilities } from './capabilities.ts';
import { ChannelError } from './channel-error.ts';

/** Throws ChannelError before anything has left. The numbers are those of the capabilities. */
export const checkLimits = (delivery: Delivery, capabilities: Capabilities, now: Date): void => {
  const { maxBody, attachments, replyWindow } = capabilities;
  if (maxBody !== null && delivery.text.length > maxBody) {
    throw new ChannelError('over-limit', `longer than ${maxBody} characters`);
  }
  const { maxFiles, maxFileBytes, maxTotalBytes } = attachments ?? {
    maxFiles: 0,
    maxFileBytes: 0,
    maxTotalBytes: 0,
  };
  const sizes = delivery.files.map(({ blob }) => blob.size);
  if (sizes.length > maxFiles) throw new ChannelError('over-limit', `more than ${maxFiles} files`);
  if (sizes.some((size) => size > maxFileBytes)) {
    throw new ChannelError('over-limit', `a file of more than ${maxFileBytes} bytes`);
  }
  if (sizes.reduce((sum, size) => sum + size, 0) > maxTotalBytes) {
    throw new ChannelError('over-limit', `files of more than ${maxTotalBytes} bytes together`);
  }
  if (replyWindow === null) return;
  const heardAt =
    delivery.lastInboundAt === null ? Number.NEGATIVE_INFINITY : Date.parse(delivery.lastInboundAt);
  if (now.getTime() - heardAt > replyWindow.hours * 3_600_000) {
    throw new ChannelError('window-closed', `more than ${replyWindow.hours} hours since the customer wrote`);
  }
};
