import { parseArgs } from 'node:util';

const help = `usage: npm run bench [-- OPTIONS]

Starts a Hilo of its own for each part, loads it, and measures. Numbers as JSON go to a file, a table to the terminal,
what is going on to stderr. Nothing else should run meanwhile: compare each figure with its floor, not with another day.

--sizes N,N,…   tickets already there, five messages each, when mails and the desk are measured (1000,20000,200000)
--mails N       mails with a file that are sent, and as many replies (500)
--idle SECONDS  how long it stands still before its memory is read; 300 is what is promised (300)
--chat SECONDS  how long visitors write, 950 of them beside 50 desks; 0 leaves the chat out (60)
--rows N        tickets in the list of the desk in the browser; 0 leaves it out, and needs no Chromium (10000)
--out FILE      where the JSON goes (bench-results.json)

A look in five minutes: npm run bench -- --sizes 1000 --idle 10 --chat 10 --rows 1000
`;

type BenchOptions = {
  sizes: number[];
  idle: number;
  mails: number;
  chat: number;
  rows: number;
  out: string;
};

/** What was asked for. Prints the help, or what is wrong, and ends where nothing is to be measured. */
export const readOptions = (args: string[]): BenchOptions => {
  try {
    const { values } = parseArgs({
      args,
      options: {
        sizes: { type: 'string', default: '1000,20000,200000' },
        idle: { type: 'string', default: '300' },
        mails: { type: 'string', default: '500' },
        chat: { type: 'string', default: '60' },
        rows: { type: 'string', default: '10000' },
        out: { type: 'string', default: 'bench-results.json' },
        help: { type: 'boolean', short: 'h', default: false },
      },
    });
    if (values.help) {
      process.stdout.write(help);
      process.exit(0);
    }
    return {
      sizes: values.sizes.split(',').map((size) => wholeNumber('sizes', size, 1)),
      idle: wholeNumber('idle', values.idle, 0),
      mails: wholeNumber('mails', values.mails, 1),
      chat: wholeNumber('chat', values.chat, 0),
      rows: wholeNumber('rows', values.rows, 0),
      out: values.out,
    };
  } catch (error) {
    process.stderr.write(`bench: ${(error as Error).message}\n\n${help}`);
    process.exit(2);
  }
};

const wholeNumber = (name: string, text: string, least: number): number => {
  const number = Number(text);
  if (text.trim() === '' || !Number.isSafeInteger(number) || number < least)
    throw new Error(`--${name} takes whole numbers from ${least} on, not "${text}"`);
  return number;
};
