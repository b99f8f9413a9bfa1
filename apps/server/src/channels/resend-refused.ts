import { HiloError, type ResentDto } from '@hilo/api';
import type { Actor } from '@hilo/core';
import type { App } from '../app/app.ts';
import { authorise } from '../app/authorise.ts';
import { queueAgain } from '../tickets/resend.ts';
import { listRefused } from './read-refusal.ts';
import { storedChannel } from './test-channel.ts';

const mostAtOnce = 500;

/**
 * Sends again what a channel could not send through a fault of its own, once that is mended. Each message is a decision
 * of its own: one that no longer holds stays where it is. @throws resource.notFound
 */
export const resendRefused = async (app: App, actor: Actor, channelId: string): Promise<ResentDto> => {
  authorise(actor, 'channels.write');
  await storedChannel(app, channelId);
  const ids = await listRefused(app, channelId, mostAtOnce);
  let queued = 0;
  for (const id of ids) {
    try {
      await queueAgain(app, actor, id);
      queued += 1;
    } catch (error) {
      if (!(error instanceof HiloError)) throw error;
    }
  }
  return { queued, left: ids.length - queued };
};
