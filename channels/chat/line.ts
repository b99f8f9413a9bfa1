import type { ChannelSocket, OpenWork } from '@hilo/channel-kit';
import type { ServerFrame } from './protocol.ts';

/** Pieces of work that may wait while one is done. */
const mostWaiting = 50;

/** The connection to one browser: what is done for it is done one after another, so that it hears of it in order. */
export class Line {
  readonly #socket: ChannelSocket;
  readonly #work: OpenWork;
  readonly #failed: (error: unknown) => void;
  #turn: Promise<void> = Promise.resolve();
  #waiting = 0;

  constructor(socket: ChannelSocket, work: OpenWork, failed: (error: unknown) => void) {
    this.#socket = socket;
    this.#work = work;
    this.#failed = failed;
  }

  get isIdle(): boolean {
    return this.#waiting === 0;
  }

  get isFull(): boolean {
    return this.#waiting >= mostWaiting;
  }

  send(frame: ServerFrame): void {
    this.#socket.send(JSON.stringify(frame));
  }

  close(code: number, reason: string): void {
    this.#socket.close(code, reason);
  }

  /** Does it after what was asked for before. Where it fails, the line is closed. */
  next(work: () => Promise<void>): void {
    this.#waiting += 1;
    this.#turn = this.#work
      .run(() => this.#turn.then(work))
      .catch((error: unknown) => {
        this.#failed(error);
        // The widget comes back by itself, with what was not accepted.
        this.close(1011, 'try again');
      })
      .finally(() => {
        this.#waiting -= 1;
      });
  }
}
