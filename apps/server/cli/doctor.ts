import { parseArgs } from 'node:util';
import { readConfig } from '../config.ts';
import { type CliIo, type Command, printJson } from './command.ts';
import type { Check } from './doctor/check.ts';
import { checkData } from './doctor/check-data.ts';
import { checkDatabase } from './doctor/check-database.ts';
import { checkFiles } from './doctor/check-files.ts';
import { checkMachine } from './doctor/check-machine.ts';
import { checkSettings } from './doctor/check-settings.ts';
import { checkWork } from './doctor/check-work.ts';
import { openForDoctor } from './doctor/open-for-doctor.ts';

export const doctor: Command = {
  help:
    'usage: hilo doctor [--json] [--probe] [--deep]\n\n' +
    'Looks at everything and changes nothing. Each line: whether it is well, what was found, what to do.\n' +
    '--json prints one JSON array of {check, ok, detail, fix}. --probe asks every channel whether it works (it signs in\n' +
    'there). --deep reads every file and compares it with its name, and computes the chain of events again.\n' +
    'Exit code 0 where everything is well, 1 where something is not, 2 where it could not look.\n',
  async run(args, io) {
    const { values } = parseArgs({
      args,
      options: {
        json: { type: 'boolean', default: false },
        probe: { type: 'boolean', default: false },
        deep: { type: 'boolean', default: false },
      },
    });
    const checks = await examine(io, values);
    if (values.json) printJson(io, checks);
    else io.stdout.write(asTable(checks));
    return checks.every((check) => check.ok) ? 0 : 1;
  },
};

const examine = async (io: CliIo, options: { probe: boolean; deep: boolean }): Promise<Check[]> => {
  const config = readConfig(io.environment);
  const checks = [...(await checkMachine(config)), ...(await checkSettings(config))];
  const opened = await openForDoctor(config, io);
  checks.push(opened.check);
  if (!opened.place) return checks;
  const { place } = opened;
  try {
    const schema = await checkDatabase(place);
    checks.push(...schema.checks);
    // Tables that are not there yet cannot be looked at.
    if (!schema.isUsable) return checks;
    checks.push(...(await checkWork(place, options)));
    checks.push(...(await checkFiles(place, options)));
    checks.push(...(await checkData(place, options)));
  } finally {
    await place.close();
  }
  return checks;
};

const asTable = (checks: Check[]): string => {
  const widest = Math.max(...checks.map(({ check }) => check.length));
  const lines = checks.flatMap(({ check, ok, detail, fix }) => [
    `${ok ? 'ok  ' : 'BAD '} ${check.padEnd(widest)}  ${detail}`,
    ...(fix === null ? [] : [`     ${''.padEnd(widest)}  → ${fix}`]),
  ]);
  const bad = checks.filter((check) => !check.ok).length;
  const summary = bad === 0 ? 'Everything is well.' : `${bad} of ${checks.length} checks need you.`;
  return `${lines.join('\n')}\n\n${summary}\n`;
};
