import { ChannelError } from './channel-error.ts';

export type OpenWork = {
  /**
   * Runs `work` with a signal that aborts when the caller's does, when the channel's does, or on `close`. Once
   * closed it throws ChannelError `transient` without running anything.
   */
  run<T>(work: (signal: AbortSignal) => Promise<T>, callerSignal?: AbortSignal): Promise<T>;
  /** Aborts what is running and resolves when all of it has ended. Any number of times. */
  close(): Promise<void>;
};

/** What an open channel is doing now, so that `close` can end all of it. */
export const openWork = (channelSignal: AbortSignal): OpenWork => {
  const closing = new AbortController();
  const running = new Set<Promise<unknown>>();
  return {
    run: async (work, callerSignal) => {
      const signals = [channelSignal, closing.signal, ...(callerSignal ? [callerSignal] : [])];
      const signal = AbortSignal.any(signals);
      if (signal.aborted) throw new ChannelError('transient', 'the channel is closed or was told to stop');
      const result = work(signal);
      running.add(result);
      try {
        return await result;
      } finally {
        running.delete(result);
      }
    },
    close: async () => {
      closing.abort();
      await Promise.allSettled(running);
    },
  };
};
