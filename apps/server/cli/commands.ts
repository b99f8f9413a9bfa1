import type { Command } from './command.ts';

type CommandEntry = { name: string; summary: string; load(): Promise<Command> };

/** Every command, loaded when it is called: what one needs must not slow another down. */
export const commands: readonly CommandEntry[] = [
  {
    name: 'doctor',
    summary: 'look at everything and say what to do',
    load: async () => (await import('./doctor.ts')).doctor,
  },
  {
    name: 'backup',
    summary: 'write everything into one file; --verify reads one back',
    load: async () => (await import('./backup.ts')).backup,
  },
  {
    name: 'restore',
    summary: 'restore a backup into an empty place',
    load: async () => (await import('./restore.ts')).restore,
  },
  {
    name: 'user',
    summary: 'create, list, reset and deactivate the people who work here',
    load: async () => (await import('./user.ts')).user,
  },
  {
    name: 'api-key',
    summary: 'create, list and revoke keys for programs',
    load: async () => (await import('./api-key.ts')).apiKey,
  },
  {
    name: 'import',
    summary: 'bring in what was written before: import mbox FILE, import customers FILE.csv',
    load: async () => (await import('./import.ts')).importCommand,
  },
  {
    name: 'demo',
    summary: 'bring in example data, or take them away: demo load|clear',
    load: async () => (await import('./demo.ts')).demo,
  },
  {
    name: 'blocked',
    summary: 'list who is not heard, and hear one again: blocked list|lift',
    load: async () => (await import('./blocked.ts')).blocked,
  },
  {
    name: 'erasures',
    summary: 'print the ledger of erased customers, to keep beside backups',
    load: async () => (await import('./erasures.ts')).erasures,
  },
  {
    name: 'mail',
    summary: 'explain how a mail is read: mail explain FILE',
    load: async () => (await import('./mail.ts')).mail,
  },
  {
    name: 'deadline',
    summary: 'count a deadline in working days, and say which the law sets: deadline add …',
    load: async () => (await import('./deadline.ts')).deadline,
  },
  {
    name: 'version',
    summary: 'print the versions of Hilo, its schema and Node',
    load: async () => (await import('./version.ts')).version,
  },
];
