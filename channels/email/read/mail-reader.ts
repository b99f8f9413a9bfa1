import { Worker } from 'node:worker_threads';
import type { WorkerAnswer, WorkerRequest, WorkerShared } from './read-worker.ts';
import type { MailReading } from './types.ts';

export type MailReadFailure = 'mail.too-complex' | 'mail.unreadable' | 'mail.out-of-memory';

export type MailReadResult =
  | { ok: true; reading: MailReading }
  | { ok: false; code: MailReadFailure; detail: string };

export type MailReader = {
  /** Reads one mail; waits where all workers are busy. Never rejects. `raw` stays usable. */
  read(raw: Uint8Array): Promise<MailReadResult>;
  /** Ends the workers; mails still waiting or being read answer `mail.unreadable` ("closed"). */
  close(): Promise<void>;
};

export type MailReaderOptions = {
  /** Most workers at a time; each starts when it is first needed. */
  poolSize: number;
  /** Heap limit of one worker in MB. */
  memoryMb?: number;
  /** Work on one mail in milliseconds of processor time: a machine that is busy elsewhere makes no mail a bad one. */
  timeoutMs?: number;
  /** The same by the clock on the wall, from the moment the worker begins it, however little it got to work. */
  patienceMs?: number;
  /** A worker without work ends after this many milliseconds. */
  idleMs?: number;
  /** One whose heap has grown beyond this many MB ends already after `calmMs` without work. */
  heavyMb?: number;
  calmMs?: number;
  /** Another worker module; for tests. */
  workerUrl?: URL;
};

type Job = { raw: Uint8Array; resolve: (result: MailReadResult) => void };

type Slot = {
  worker: Worker;
  startedAt: BigInt64Array<SharedArrayBuffer>;
  ready: boolean;
  job: Job | null;
  deadline: NodeJS.Timeout | null;
  idle: NodeJS.Timeout | null;
};

/** Loading the parsers takes a fraction of a second; a worker that is not ready by then will never be. */
const START_LIMIT_MS = 30_000;

/** Room for what is new and mostly soon gone: a small mail needs little, and each worker keeps all that it ever had. */
const YOUNG_MB = 16;

/**
 * Reads mail outside the main thread, so that a hostile mail can neither block nor exhaust the server: a worker that
 * runs over time or memory is ended and replaced, and the mail reported. Idle workers hold no process open and end.
 */
export function createMailReader(options: MailReaderOptions): MailReader {
  return new ReaderPool(options);
}

class ReaderPool implements MailReader {
  private readonly waiting: Job[] = [];
  private readonly slots = new Set<Slot>();
  private readonly ending = new Set<Promise<unknown>>();
  private readonly options: Required<MailReaderOptions>;
  private closed = false;

  constructor(options: MailReaderOptions) {
    this.options = {
      memoryMb: 256,
      timeoutMs: 1500,
      patienceMs: 12_000,
      idleMs: 60_000,
      heavyMb: 64,
      calmMs: 400,
      workerUrl: new URL('./read-worker.ts', import.meta.url),
      ...options,
    };
  }

  read(raw: Uint8Array): Promise<MailReadResult> {
    if (this.closed) return Promise.resolve(failure('mail.unreadable', 'closed'));
    return new Promise((resolve) => {
      this.waiting.push({ raw, resolve });
      this.dispatch();
    });
  }

  async close(): Promise<void> {
    this.closed = true;
    for (const job of this.waiting.splice(0)) job.resolve(failure('mail.unreadable', 'closed'));
    for (const slot of [...this.slots]) this.end(slot, failure('mail.unreadable', 'closed'));
    await Promise.all(this.ending);
  }

  private dispatch(): void {
    for (const slot of this.slots) {
      if (this.waiting.length === 0) return;
      if (slot.ready && slot.job === null) this.start(slot, this.waiting.shift());
    }
    const starting = [...this.slots].filter((slot) => !slot.ready).length;
    if (this.waiting.length > starting && this.slots.size < this.options.poolSize) this.spawn();
  }

  private spawn(): void {
    const startedAt = new BigInt64Array(new SharedArrayBuffer(16));
    const worker = new Worker(this.options.workerUrl, {
      workerData: { startedAt } satisfies WorkerShared,
      resourceLimits: {
        maxOldGenerationSizeMb: this.options.memoryMb,
        maxYoungGenerationSizeMb: YOUNG_MB,
        stackSizeMb: 4,
      },
      // Nothing of the environment or of the command line is the business of a parser.
      env: {},
      argv: [],
      name: 'mail-reader',
    });
    const slot: Slot = { worker, startedAt, ready: false, job: null, deadline: null, idle: null };
    slot.deadline = setTimeout(() => this.end(slot, null), START_LIMIT_MS);
    slot.deadline.unref();
    this.slots.add(slot);
    worker.on('message', (answer: WorkerAnswer) => this.answered(slot, answer));
    worker.on('error', (error) => this.failed(slot, error));
    worker.on('exit', () => this.end(slot, failure('mail.unreadable', 'worker ended')));
  }

  private start(slot: Slot, job: Job | undefined): void {
    if (!job) return;
    if (slot.idle) clearTimeout(slot.idle);
    slot.idle = null;
    slot.job = job;
    Atomics.store(slot.startedAt, 0, 0n);
    slot.worker.ref();
    slot.worker.postMessage({ raw: job.raw } satisfies WorkerRequest);
    this.watch(slot, job, this.options.timeoutMs);
  }

  /** The clock of a mail starts in the worker, and a late main thread must not count against it. */
  private watch(slot: Slot, job: Job, delay: number): void {
    slot.deadline = setTimeout(() => setImmediate(() => void this.judge(slot, job)), delay);
  }

  private async judge(slot: Slot, job: Job): Promise<void> {
    if (slot.job !== job) return;
    const { timeoutMs, patienceMs } = this.options;
    const startedAt = Atomics.load(slot.startedAt, 0);
    const passed = startedAt === 0n ? 0 : Number(process.hrtime.bigint() - startedAt) / 1e6;
    if (passed < timeoutMs) return this.watch(slot, job, Math.max(10, timeoutMs - passed));
    const giveUp = () =>
      slot.job === job && this.end(slot, failure('mail.too-complex', `not read within ${timeoutMs} ms`));
    // A worker that is stuck outside of any script does not even say how much it worked.
    slot.deadline = setTimeout(giveUp, Math.max(1, patienceMs - passed));
    const worked = passed < patienceMs ? await this.workedFor(slot) : timeoutMs;
    if (slot.job !== job) return;
    if (worked >= timeoutMs) return void giveUp();
    clearTimeout(slot.deadline);
    this.watch(slot, job, Math.max(50, Math.min(timeoutMs - worked, patienceMs - passed)));
  }

  /** Milliseconds of processor time that the worker has spent on its mail. */
  private async workedFor(slot: Slot): Promise<number> {
    const used = await slot.worker.cpuUsage().catch(() => null);
    if (used === null) return 0;
    return (used.user + used.system - Number(Atomics.load(slot.startedAt, 1))) / 1e3;
  }

  private answered(slot: Slot, answer: WorkerAnswer): void {
    if (slot.deadline) clearTimeout(slot.deadline);
    slot.deadline = null;
    slot.ready = true;
    const job = slot.job;
    slot.job = null;
    if (answer.kind === 'read') job?.resolve({ ok: true, reading: answer.reading });
    else if (answer.kind === 'failed') job?.resolve(failure('mail.unreadable', answer.detail));
    this.dispatch();
    if (slot.job === null && this.slots.has(slot)) this.rest(slot);
  }

  private rest(slot: Slot): void {
    const { idleMs } = this.options;
    const calmMs = Math.min(this.options.calmMs, idleMs);
    slot.worker.unref();
    this.after(slot, calmMs, async () => {
      if (await this.isHeavy(slot)) this.end(slot, null);
      else if (slot.job === null) this.after(slot, idleMs - calmMs, () => this.end(slot, null));
    });
  }

  /** Unless it is given work before. */
  private after(slot: Slot, ms: number, act: () => unknown): void {
    if (slot.idle) clearTimeout(slot.idle);
    slot.idle = setTimeout(act, ms);
    slot.idle.unref();
  }

  /** What a large mail took, V8 gives back only when it needs room again; a new worker costs a third of a second. */
  private async isHeavy(slot: Slot): Promise<boolean> {
    const held = await slot.worker.getHeapStatistics().catch(() => null);
    return slot.job === null && held !== null && held.total_heap_size > this.options.heavyMb * 2 ** 20;
  }

  private failed(slot: Slot, error: unknown): void {
    const code = error instanceof Error && 'code' in error ? error.code : null;
    const detail = error instanceof Error ? error.message : 'worker failed';
    this.end(
      slot,
      failure(code === 'ERR_WORKER_OUT_OF_MEMORY' ? 'mail.out-of-memory' : 'mail.unreadable', detail),
    );
  }

  /** Ends a worker and answers its mail; one that died while loading takes the first waiting mail with it. */
  private end(slot: Slot, result: MailReadResult | null): void {
    if (!this.slots.delete(slot)) return;
    if (slot.deadline) clearTimeout(slot.deadline);
    if (slot.idle) clearTimeout(slot.idle);
    const job = slot.job ?? (slot.ready ? null : (this.waiting.shift() ?? null));
    slot.job = null;
    const ended = slot.worker.terminate().finally(() => this.ending.delete(ended));
    this.ending.add(ended);
    job?.resolve(result ?? failure('mail.unreadable', 'worker did not start'));
    if (!this.closed) this.dispatch();
  }
}

function failure(code: MailReadFailure, detail: string): MailReadResult {
  return { ok: false, code, detail };
}
