import { format } from 'node:util';

const methods = ['debug', 'error', 'info', 'log', 'warn'] as const;

export type ProcessWatch = {
  /** What was printed past the log of the channel. */
  printed: string[];
  /** Rejections that nobody handled and exceptions that nobody caught. */
  strays: unknown[];
  stop(): void;
};

/**
 * Sees what a channel does behind the back of its interface: prints, lets a promise reject unheard, throws from an
 * event. The listeners of the test runner stand aside until `stop`, because here these are findings, not accidents.
 */
export const watchProcess = (): ProcessWatch => {
  const printed: string[] = [];
  const strays: unknown[] = [];
  const note = (reason: unknown) => {
    strays.push(reason);
  };
  const console = globalThis.console;
  const originals = methods.map((method) => console[method]);
  for (const method of methods) console[method] = (...words: unknown[]) => printed.push(format(...words));
  const rejections = process.listeners('unhandledRejection');
  const exceptions = process.listeners('uncaughtException');
  process.removeAllListeners('unhandledRejection').on('unhandledRejection', note);
  process.removeAllListeners('uncaughtException').on('uncaughtException', note);
  return {
    printed,
    strays,
    stop: () => {
      for (const [index, method] of methods.entries()) console[method] = originals[index]!;
      process.off('unhandledRejection', note).off('uncaughtException', note);
      for (const listener of rejections) process.on('unhandledRejection', listener);
      for (const listener of exceptions) process.on('uncaughtException', listener);
    },
  };
};
