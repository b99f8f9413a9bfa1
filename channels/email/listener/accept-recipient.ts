import { isThisMachine } from '@hilo/channel-kit/server';
import { normaliseIdentity } from '@hilo/core';
import { ownNameInAddress, splitTag } from '../own-names.ts';

/** What the listener needs to know of a channel that takes mail through it. */
export type ListeningChannel = {
  addresses: readonly string[];
  /** `local@domain` forms that may carry a token: the addresses, and these under the domain for answers. */
  taggable: readonly string[];
  knowsReplyToken(token: string): Promise<boolean>;
};

/**
 * Which channels a recipient belongs to; none means `550 5.1.1`. Nothing configured: any recipient, from this machine
 * only. Once a channel has an address: the addresses, `local+token@domain` with a token that is good, and, for
 * reports with the null sender, `local+ownName@domain`, which is where bounces of our own mail are sent.
 */
export const acceptRecipient = async <Channel extends ListeningChannel>(
  channels: readonly Channel[],
  client: { ip: string; sender: string },
  recipient: string,
): Promise<Channel[]> => {
  const address = normaliseIdentity('mailAddress', recipient);
  if (channels.every(({ addresses }) => addresses.length === 0))
    return isThisMachine(client.ip) ? channels.slice(0, 1) : [];
  const named = channels.filter(({ addresses }) => addresses.includes(address));
  if (named.length > 0) return named;
  const split = splitTag(recipient);
  if (!split) return [];
  const candidates = channels.filter(({ taggable }) => taggable.includes(split.base));
  if (candidates.length === 0) return [];
  if (client.sender === '' && ownNameInAddress(address) !== null) return candidates.slice(0, 1);
  // Some mail programs write addresses in lower case.
  const tags = [...new Set([split.tag, split.tag.toLowerCase()])];
  const known = await Promise.all(
    candidates.map(async (channel) => {
      for (const tag of tags) if (await channel.knowsReplyToken(tag)) return true;
      return false;
    }),
  );
  return candidates.filter((_, index) => known[index]).slice(0, 1);
};
