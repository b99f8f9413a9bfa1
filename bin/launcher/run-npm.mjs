import { spawn } from 'node:child_process';
import { LauncherError } from './fail.mjs';

const OFFLINE = /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|ENOTCACHED/;

/**
 * Runs npm in `cwd`. All it says goes to our stderr: stdout belongs to the program that comes after.
 * The npm that called us is taken before the one on the PATH.
 */
export async function runNpm(args, cwd) {
  const own = process.env.npm_execpath?.endsWith('npm-cli.js') ? process.env.npm_execpath : null;
  const [program, first] = own ? [process.execPath, [own]] : ['npm', []];
  const { code, errors } = await new Promise((resolve, reject) => {
    const child = spawn(program, [...first, ...args], {
      cwd,
      stdio: ['ignore', 'pipe', 'pipe'],
      shell: process.platform === 'win32' && !own,
      env: { ...process.env, npm_config_loglevel: 'error', npm_config_update_notifier: 'false' },
    });
    let errors = '';
    child.stdout.pipe(process.stderr, { end: false });
    child.stderr.on('data', (chunk) => {
      process.stderr.write(chunk);
      errors = (errors + chunk).slice(-20_000);
    });
    child.once('error', (error) => reject(explainSpawn(error)));
    child.once('close', (code) => resolve({ code, errors }));
  });
  if (code === 0) return;
  if (OFFLINE.test(errors)) {
    throw new LauncherError(
      'the npm registry cannot be reached: connect this machine once, or point npm at a mirror ' +
        '(npm config set registry …), and start again',
    );
  }
  if (errors.includes('EINTEGRITY')) {
    throw new LauncherError(
      'a package is not the one that was pinned (EINTEGRITY above): clear the cache with npm cache clean --force ' +
        'and start again; if it stays, do not go on, and ask who runs your registry',
    );
  }
  if (errors.includes('EUSAGE') && errors.includes('in sync')) {
    throw new LauncherError(
      'package-lock.json does not hold all that package.json asks for (named above): take both files of the ' +
        'same version again, or, if you changed package.json, run npm install',
    );
  }
  if (/EACCES|EPERM|EROFS/.test(errors)) {
    throw new LauncherError(`npm may not write here: give this user the folder ${cwd}`);
  }
  throw new LauncherError(`npm ${args[0]} failed with code ${code}; its own words are above`);
}

function explainSpawn(error) {
  return error.code === 'ENOENT'
    ? new LauncherError('npm was not found: install Node.js with npm (version 20 or newer) and start again')
    : new LauncherError(`npm cannot be run: ${error.message}`);
}
