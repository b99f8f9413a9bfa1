import { argv, exit, stderr, stdin, stdout } from 'node:process';
import { runCli } from './run-cli.ts';

// A reader that has seen enough (`| head`) is no error.
stdout.on('error', (error: NodeJS.ErrnoException) => exit(error.code === 'EPIPE' ? 0 : 2));

const code = await runCli(argv.slice(2), { stdout, stderr, stdin, environment: process.env });
// Nothing of ours runs any more; what is still in a pipe is written first.
process.exitCode = code;
