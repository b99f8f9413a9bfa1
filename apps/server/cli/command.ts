/** Where a command reads and writes; the streams of the process fit. */
export type CliIo = {
  stdout: { write(text: string): unknown };
  stderr: { write(text: string): unknown };
  stdin: AsyncIterable<Uint8Array | string>;
  /** The settings, as `process.env` gives them. */
  environment: Record<string, string | undefined>;
};

export type Command = {
  /** One block for `--help`: how it is called, and what it prints where. */
  help: string;
  /** Answers the exit code: 0 done, 1 done and something is wrong (`doctor`), 2 not done. */
  run(args: string[], io: CliIo): Promise<number>;
};

/** Something that the person at the keyboard can put right: shown without a stack, exit 2. */
export class CliError extends Error {
  override name = 'CliError';
}

/** One JSON value on one line: what other programs read. */
export const printJson = (io: Pick<CliIo, 'stdout'>, value: unknown): void => {
  io.stdout.write(`${JSON.stringify(value)}\n`);
};

/** All of standard input, at most 64 KiB, without its last line end: a password or a key. @throws CliError */
export const readSecretLine = async (io: Pick<CliIo, 'stdin'>): Promise<string> => {
  const parts: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of io.stdin) {
    parts.push(Buffer.from(chunk));
    bytes += parts.at(-1)!.length;
    if (bytes > 64 * 1024) throw new CliError('There is far too much on standard input.');
  }
  return Buffer.concat(parts)
    .toString('utf8')
    .replace(/\r?\n$/, '');
};
