import { parentPort, workerData } from 'node:worker_threads';
import { readMail } from './read-mail.ts';
import type { MailReading } from './types.ts';

/** What the pool sends: one mail at a time. */
export type WorkerRequest = { raw: Uint8Array };

/** What the worker answers; `ready` once, when it has loaded. */
export type WorkerAnswer =
  | { kind: 'ready' }
  | { kind: 'read'; reading: MailReading }
  | { kind: 'failed'; detail: string };

/**
 * Shared with the pool: the moment (process.hrtime.bigint) at which the current mail was begun, and the processor time
 * in microseconds that this thread had used by then.
 */
export type WorkerShared = { startedAt: BigInt64Array<SharedArrayBuffer> };

const port = parentPort;
if (port) {
  const { startedAt } = workerData as WorkerShared;
  port.on('message', async ({ raw }: WorkerRequest) => {
    const { user, system } = process.threadCpuUsage();
    Atomics.store(startedAt, 1, BigInt(user + system));
    Atomics.store(startedAt, 0, process.hrtime.bigint());
    try {
      const reading = await readMail(raw);
      port.postMessage({ kind: 'read', reading } satisfies WorkerAnswer, transferable(reading));
    } catch (error) {
      const detail = error instanceof Error ? error.message : 'unknown';
      port.postMessage({ kind: 'failed', detail: detail.slice(0, 500) } satisfies WorkerAnswer);
    }
  });
  port.postMessage({ kind: 'ready' } satisfies WorkerAnswer);
}

/** The buffers that belong to one attachment alone: moved to the other thread instead of copied. */
function transferable(reading: MailReading): ArrayBuffer[] {
  const buffers = new Set<ArrayBuffer>();
  for (const { content } of reading.attachments) {
    const whole = content.byteLength === content.buffer.byteLength;
    if (whole && content.byteLength > 0 && content.buffer instanceof ArrayBuffer) buffers.add(content.buffer);
  }
  return [...buffers];
}
