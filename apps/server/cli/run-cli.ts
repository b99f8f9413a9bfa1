import type { CliIo } from './command.ts';
import { commands } from './commands.ts';

const list = (): string => {
  const widest = Math.max(...commands.map(({ name }) => name.length));
  return commands.map(({ name, summary }) => `  ${name.padEnd(widest)}  ${summary}\n`).join('');
};

const overview = (): string =>
  `usage: npm run --silent hilo -- COMMAND [--help]\n\n${list()}\n` +
  'What a command found or made is on stdout, as JSON or as its help says; everything else is on stderr.\n' +
  'Exit codes: 0 done, 1 doctor found something, 2 not done.\n' +
  'To upgrade: make a backup, put the new version in the place of the old one (git pull), start again.\n';

/** Errors whose message is written for the person at the keyboard: the stack would say less. */
const plainNames = new Set([
  'CliError',
  'BackupError',
  'ConfigError',
  'DatabaseUnreachableError',
  'EmbeddedError',
  'MigrationError',
  'HiloError',
]);

/** Runs one command of the command line. Never throws; answers the exit code. */
export const runCli = async (args: string[], io: CliIo): Promise<number> => {
  const [name, ...rest] = args;
  if (name === undefined || name === 'help' || name === '--help' || name === '-h') {
    io.stdout.write(overview());
    return 0;
  }
  const entry = commands.find((command) => command.name === name);
  if (!entry) {
    io.stderr.write(`hilo: there is no command "${name}". There are:\n${list()}`);
    return 2;
  }
  try {
    const command = await entry.load();
    if (rest.includes('--help') || rest.includes('-h')) {
      io.stdout.write(command.help);
      return 0;
    }
    return await command.run(rest, io);
  } catch (error) {
    io.stderr.write(`hilo ${name}: ${explain(error)}\n`);
    return 2;
  }
};

const explain = (error: unknown): string => {
  if (!(error instanceof Error)) return String(error);
  const { code } = error as NodeJS.ErrnoException;
  if (plainNames.has(error.name)) return error.message;
  // parseArgs names the option in its first sentence; the command's help says which there are.
  if (code?.startsWith('ERR_PARSE_ARGS')) return `${error.message.split(/\.?(?:\n|\. |$)/)[0]}. Try --help.`;
  return error.stack ?? error.message;
};
