#!/usr/bin/env node
import { fileURLToPath } from 'node:url';
import { becomeNode, root, runNode } from './launcher/become-node.mjs';
// The one door to everything: npm scripts and the command line come through here. Plain JavaScript that Node 20
// understands, so that the machine's Node, whatever its age, can fetch the right one.
import { buildWebApps } from './launcher/build-web-apps.mjs';
import { ensureModules } from './launcher/ensure-modules.mjs';
import { ensureRuntime } from './launcher/ensure-runtime.mjs';
import { LauncherError } from './launcher/fail.mjs';

const programs = {
  start: 'apps/server/main.ts',
  check: 'tools/check.ts',
  generate: 'tools/generate.ts',
  test: 'tools/run-tests.ts',
  bench: 'bench/main.ts',
  'new-channel': 'tools/new-channel.ts',
};

async function main([command = 'help', ...rest]) {
  const node = await ensureRuntime();
  if (node !== process.execPath) return runNode(node, [fileURLToPath(import.meta.url), command, ...rest]);
  await ensureModules();
  if (command === 'build') return buildWebApps({ isForced: rest.includes('--force') });
  if (command === 'start') await buildWebApps({ isForced: false });
  const program = programs[command];
  // Whatever the launcher does not know belongs to the command line of the server, which lists its commands.
  return program ? becomeNode(program, rest) : becomeNode('apps/server/cli/main.ts', [command, ...rest]);
}

try {
  await main(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof LauncherError)) throw error;
  process.stderr.write(`hilo: ${error.message} (in ${root})\n`);
  process.exitCode = 2;
}
