import { HiloError } from '@hilo/api';
import { byteBudget } from '@hilo/channel-kit';
import { isThisMachine, networkOf } from '@hilo/channel-kit/server';
import type { FastifyRequest } from 'fastify';

export const maxBodyBytes = 40 * 1024 * 1024;
/** What strangers may have us hold at once. */
const mostHeld = { all: 6 * maxBodyBytes, each: 2 * maxBodyBytes };

/**
 * Bodies of requests that anybody may send, read whole since signatures are checked on the bytes as they came. Each is
 * held until `letGo`; where there is no room for more, it is not read on.
 */
export const holdBodies = (limits = mostHeld) => {
  const budget = byteBudget(limits);
  const held = new WeakMap<FastifyRequest, { caller: string | null; bytes: number }>();
  const letGo = (request: FastifyRequest): void => {
    const one = held.get(request);
    held.delete(request);
    if (one) budget.give(one.caller, one.bytes);
  };
  return {
    /** @throws request.tooLarge, request.tooMany */
    async read(request: FastifyRequest, payload: AsyncIterable<Buffer>): Promise<Buffer> {
      const one = { caller: isThisMachine(request.ip) ? null : networkOf(request.ip), bytes: 0 };
      held.set(request, one);
      const pieces: Buffer[] = [];
      try {
        for await (const piece of payload) {
          if (one.bytes + piece.length > maxBodyBytes)
            throw new HiloError('request.tooLarge', 'A body may have 40 MB at most.');
          if (!budget.take(one.caller, piece.length))
            throw new HiloError('request.tooMany', 'Too much is being sent at once. Try again in a moment.', {
              retryAfterSeconds: 5,
            });
          one.bytes += piece.length;
          pieces.push(piece);
        }
      } catch (error) {
        letGo(request);
        throw error;
      }
      return Buffer.concat(pieces);
    },
    letGo,
  };
};
