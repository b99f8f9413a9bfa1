import { execFileSync } from 'node:child_process';
import {
  closeSync,
  mkdirSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { checkMachine } from '../../cli/doctor/check-machine.ts';
import { readConfig } from '../../config.ts';
import { checkMails, checkRows, countArrivals } from './testing/check-whole.ts';
import { makeMails } from './testing/make-mails.ts';
import { postMails } from './testing/post-mails.ts';
import { makeFolder, spawnServer, startHilo, until } from './testing/start-server.ts';
import { talkSmtp } from './testing/talk-smtp.ts';

/** A small disk of its own in memory, taken away after the test. */
const mountDisk = (folder: string, megabytes: number): void => {
  mkdirSync(folder, { recursive: true, mode: 0o711 });
  execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m,mode=711`, 'tmpfs', folder], {
    stdio: 'pipe',
  });
  onTestFinished(() => void execFileSync('umount', ['-l', folder]));
};

/** Mounting needs root and its rights; a container may have neither. */
const canMount = ((): boolean => {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return false;
  try {
    execFileSync('unshare', ['-m', 'mount', '-t', 'tmpfs', 'tmpfs', '/mnt'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
})();

/** Writes until nothing more goes in. */
const fill = (path: string): void => {
  const file = openSync(path, 'w');
  try {
    for (let size = 1024 * 1024; size >= 512; size = Math.floor(size / 2)) {
      const block = Buffer.alloc(size, 1);
      try {
        for (;;) writeSync(file, block);
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
      }
    }
  } finally {
    closeSync(file);
  }
};

const attempt = async (port: number, mail: { from: string; wire: Uint8Array }): Promise<number> => {
  const talk = await talkSmtp(port);
  try {
    return await talk.send(mail.from, mail.wire);
  } finally {
    talk.drop();
  }
};

const filesBelow = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ name }) => name);

test.runIf(canMount)(
  'a full disk for files: 452 and nothing of it, then everything once there is room',
  {
    timeout: 180_000,
  },
  async () => {
    const dataDir = join(makeFolder(), 'data');
    mkdirSync(dataDir, { mode: 0o711 });
    mountDisk(join(dataDir, 'blobs'), 2);
    const hilo = await startHilo({}, dataDir);
    const mails = makeMails(12, 'full');
    await postMails(hilo.smtpPort, mails.slice(0, 2), 1);
    const ballast = join(dataDir, 'blobs', 'ballast');
    fill(ballast);
    const before = filesBelow(join(dataDir, 'blobs')).sort();
    for (const mail of mails.slice(2)) expect(await attempt(hilo.smtpPort, mail)).toBe(452);
    await checkMails(hilo.pool, dataDir, mails.slice(0, 2));
    expect(await countArrivals(hilo.pool)).toEqual({ placed: 2 });
    expect(filesBelow(join(dataDir, 'blobs')).sort()).toEqual(before);
    expect((await hilo.ask('GET', '/api/v1/tickets')).status).toBe(200);
    rmSync(ballast);
    await postMails(hilo.smtpPort, mails, 4);
    await checkRows(hilo.pool);
    await checkMails(hilo.pool, dataDir, mails);
  },
);

test.runIf(canMount)(
  'a full disk for everything, the database included: refused for now, and back by itself',
  {
    timeout: 300_000,
  },
  async () => {
    const dataDir = join(makeFolder(), 'disk');
    mountDisk(dataDir, 320);
    const hilo = await startHilo({}, dataDir);
    const mails = makeMails(60, 'all');
    await postMails(hilo.smtpPort, mails.slice(0, 10), 4);
    const ballast = join(dataDir, 'ballast');
    fill(ballast);
    const codes = new Set<number>();
    for (const mail of mails.slice(10)) codes.add(await attempt(hilo.smtpPort, mail));
    expect([...codes].filter((code) => code !== 452 && code !== 451)).toEqual([]);
    expect(codes).toContain(452);
    expect(hilo.run().isRunning()).toBe(true);
    rmSync(ballast);
    await postMails(hilo.smtpPort, mails, 4);
    await until(async () => (await fetch(`${hilo.url()}/readyz`)).status === 200);
    await checkRows(hilo.pool);
    await checkMails(hilo.pool, dataDir, mails);
    expect(await hilo.stop()).toEqual({ code: 0, signal: null });
  },
);

test('a folder for files that is taken away: refused for now, and back by itself', {
  timeout: 120_000,
}, async () => {
  const hilo = await startHilo();
  const mails = makeMails(6, 'away');
  await postMails(hilo.smtpPort, mails.slice(0, 2), 1);
  const blobs = join(hilo.dataDir, 'blobs');
  renameSync(blobs, `${blobs}.away`);
  // Something in its place that is no folder: nobody may write there, not even root.
  writeFileSync(blobs, '');
  for (const mail of mails.slice(2)) expect(await attempt(hilo.smtpPort, mail)).toBe(451);
  expect(await countArrivals(hilo.pool)).toEqual({ placed: 2 });
  rmSync(blobs);
  renameSync(`${blobs}.away`, blobs);
  await postMails(hilo.smtpPort, mails, 4);
  await checkRows(hilo.pool);
  await checkMails(hilo.pool, hilo.dataDir, mails);
});

test.runIf(canMount)('a disk that can only be read is said in one line', { timeout: 60_000 }, async () => {
  const disk = join(makeFolder(), 'disk');
  mountDisk(disk, 1);
  const dataDir = join(disk, 'data');
  mkdirSync(dataDir, { mode: 0o711 });
  execFileSync('mount', ['-o', 'remount,ro', disk], { stdio: 'pipe' });
  const run = spawnServer({ HILO_DATA_DIR: dataDir, HILO_PORT: '0', HILO_SMTP_PORT: '0' });
  expect(await run.ended).toEqual({ code: 2, signal: null });
  expect(run.stderr()).toBe(
    `data directory ${dataDir} lies on a disk that can only be read: mount it for writing, or choose another with HILO_DATA_DIR\n`,
  );
  expect(await checkMachine(readConfig({ HILO_DATA_DIR: dataDir }))).toContainEqual({
    check: 'data directory',
    ok: false,
    detail: `${dataDir} lies on a disk that can only be read`,
    fix: 'Mount it for writing, or choose another with HILO_DATA_DIR.',
  });
});
