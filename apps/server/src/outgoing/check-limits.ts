import { HiloError } from '@hilo/api';
import type { Capabilities } from '@hilo/channel-kit';

/**
 * Refuses before the wire what the channel would refuse, with the number.
 * @throws message.overLimit, message.windowClosed
 */
export const checkLimits = (
  capabilities: Capabilities,
  text: string,
  files: { blob: { size: number } }[],
  lastInboundAt: Date | null,
  now: Date,
): void => {
  const over = (what: string, limit: number, actual: number): never => {
    throw new HiloError(
      'message.overLimit',
      `Too large for this channel: ${what} ${actual}, at most ${limit}.`,
      { what, limit, actual },
    );
  };
  const { maxBody, attachments, replyWindow } = capabilities;
  if (maxBody !== null && text.length > maxBody) over('characters', maxBody, text.length);
  if (files.length > 0) {
    const limits = attachments ?? { maxFiles: 0, maxFileBytes: 0, maxTotalBytes: 0 };
    if (files.length > limits.maxFiles) over('files', limits.maxFiles, files.length);
    let total = 0;
    for (const { blob } of files) {
      if (blob.size > limits.maxFileBytes) over('bytes in one file', limits.maxFileBytes, blob.size);
      total += blob.size;
    }
    if (total > limits.maxTotalBytes) over('bytes in all', limits.maxTotalBytes, total);
  }
  if (replyWindow !== null) {
    const closesAt = (lastInboundAt?.getTime() ?? 0) + replyWindow.hours * 3_600_000;
    if (closesAt < now.getTime())
      throw new HiloError(
        'message.windowClosed',
        'This channel takes no answer so long after the last message.',
        { hours: replyWindow.hours },
      );
  }
};
