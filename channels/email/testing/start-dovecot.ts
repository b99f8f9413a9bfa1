import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chmod, chown, mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';

import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { ImapFlow } from 'imapflow';
import { freePort } from './provider-side.ts';

const binary = ['/usr/sbin/dovecot', '/usr/local/sbin/dovecot'].find((path) => existsSync(path)) ?? null;

/** A real IMAP server is on this machine. Where it is not, tests that need it skip; with CI=true they fail. */
export const hasDovecot = (): boolean => {
  if (binary === null && process.env.CI === 'true') throw new Error('dovecot-imapd is missing');
  return binary !== null;
};

export type Dovecot = {
  host: '127.0.0.1';
  port: number;
  user: string;
  password: string;
  /** Refuses the login of this user, or no longer; resolves once it does. */
  refuse(user: string, isRefused: boolean): Promise<void>;
  /** A connection of a mail program of one's own, to look and to put mails. */
  connect(user?: string): Promise<ImapFlow>;
  /** Puts a mail into a folder, as a delivery does. */
  append(raw: string | Uint8Array, folder?: string, user?: string): Promise<void>;
  /** Stops the server; connections break. */
  stop(): Promise<void>;
  /** Starts it again on the same port. */
  start(): Promise<void>;
  /** Numbers the mails of the inbox anew, under another UIDVALIDITY; the server must be stopped. */
  renumber(): Promise<void>;
  close(): Promise<void>;
};

/**
 * A Dovecot of its own on a free port of 127.0.0.1, in a temporary folder. Whoever gives the
 * password has a mailbox under the name given, with a Sent folder.
 * `introspectionUrl`: also takes XOAUTH2, and asks there whether a token is good.
 */
export const startDovecot = async (options: { introspectionUrl?: string } = {}): Promise<Dovecot> => {
  const folder = await mkdtemp(join(tmpdir(), 'hilo-dovecot-'));
  await chmod(folder, 0o755);
  const port = await freePort();
  const user = 'soporte@tienda.example';
  const password = 'correct-horse-battery';
  const owner = await writeConfig(folder, port, password, options.introspectionUrl ?? null);
  let server: ChildProcess | null = null;

  const start = async (): Promise<void> => {
    server = spawn(binary ?? 'dovecot', ['-F', '-c', join(folder, 'dovecot.conf')], { stdio: 'ignore' });
    for (let attempt = 0; ; attempt += 1) {
      try {
        (await connect()).close();
        return;
      } catch (error) {
        if (attempt > 100) throw error;
        await sleep(50);
      }
    }
  };
  const stop = async (): Promise<void> => {
    const running = server;
    server = null;
    if (!running || running.exitCode !== null) return;
    const ended = new Promise((resolve) => running.once('exit', resolve));
    running.kill('SIGTERM');
    await Promise.race([ended, sleep(5000).then(() => running.kill('SIGKILL'))]);
    await ended;
  };
  const refused = new Set<string>();
  const connect = async (as = user): Promise<ImapFlow> => {
    const client = new ImapFlow({
      host: '127.0.0.1',
      port,
      secure: false,
      doSTARTTLS: false,
      auth: { user: as, pass: password },
      logger: false,
    });
    client.on('error', () => {});
    await client.connect();
    return client;
  };
  const canLogIn = async (name: string): Promise<boolean> => {
    try {
      (await connect(name)).close();
      return true;
    } catch {
      return false;
    }
  };
  await start();
  return {
    host: '127.0.0.1',
    port,
    user,
    password,
    connect,
    refuse: async (name, isRefused) => {
      if (isRefused === refused.has(name)) return;
      if (isRefused) refused.add(name);
      else refused.delete(name);
      // Whole at every moment, since it is read whenever it has changed.
      await writeFile(join(folder, 'refused.new'), [...refused].map((one) => `${one}:\n`).join(''));
      await rename(join(folder, 'refused.new'), join(folder, 'refused'));
      // Dovecot looks for changes once a second.
      while ((await canLogIn(name)) === isRefused) await sleep(100);
    },
    append: async (raw, path = 'INBOX', as = user) => {
      const client = await connect(as);
      await client.append(path, Buffer.from(raw as Uint8Array));
      await client.logout();
    },
    stop,
    start,
    renumber: async () => {
      const inbox = join(folder, 'home', user, 'Maildir');
      for (const name of [
        'dovecot-uidlist',
        'dovecot-uidvalidity',
        'dovecot.index',
        'dovecot.index.log',
        'dovecot.index.cache',
      ])
        await rm(join(inbox, name), { force: true });
      await writeFile(join(inbox, 'dovecot-uidlist'), '3 V1234567 N1 G0123456789abcdef0123456789abcdef\n');
      await chown(join(inbox, 'dovecot-uidlist'), owner.uid, owner.gid);
    },
    close: async () => {
      await stop();
      await rm(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
};

/** Writes the configuration. As root the mail belongs to `nobody`, since Dovecot lets root read no mail. */
const writeConfig = async (
  folder: string,
  port: number,
  password: string,
  introspectionUrl: string | null,
): Promise<{ uid: number; gid: number }> => {
  const isRoot = process.getuid?.() === 0;
  const owner = isRoot
    ? { uid: 65_534, gid: 65_534 }
    : { uid: process.getuid?.() ?? 0, gid: process.getgid?.() ?? 0 };
  const home = join(folder, 'home');
  await mkdir(home);
  await chown(home, owner.uid, owner.gid);
  await writeFile(join(folder, 'refused'), '');
  const name = isRoot ? null : execFileSync('id', ['-un'], { encoding: 'utf8' }).trim();
  const group = isRoot ? null : execFileSync('id', ['-gn'], { encoding: 'utf8' }).trim();
  if (introspectionUrl !== null)
    await writeFile(
      join(folder, 'oauth2.conf'),
      `introspection_url = ${introspectionUrl}\nintrospection_mode = get\nusername_attribute = email\nactive_attribute = active\nactive_value = true\n`,
    );
  await writeFile(
    join(folder, 'dovecot.conf'),
    `
base_dir = ${folder}/run
state_dir = ${folder}/state
log_path = ${folder}/dovecot.log
protocols = imap
listen = 127.0.0.1
ssl = no
disable_plaintext_auth = no
auth_failure_delay = 0
auth_mechanisms = plain login${introspectionUrl === null ? '' : ' xoauth2'}
mail_location = maildir:${home}/%u/Maildir
first_valid_uid = 1
first_valid_gid = 1
${isRoot ? '' : `default_internal_user = ${name}\ndefault_internal_group = ${group}\ndefault_login_user = ${name}\n`}
service imap-login {
  ${isRoot ? '' : 'chroot =\n'}
  inet_listener imap {
    port = ${port}
  }
  inet_listener imaps {
    port = 0
  }
}
service anvil {
  ${isRoot ? '' : 'chroot =\n'}
  unix_listener anvil-auth-penalty {
    mode = 0
  }
}
namespace inbox {
  inbox = yes
  mailbox Sent {
    auto = subscribe
    special_use = \\Sent
  }
}
passdb {
  driver = passwd-file
  deny = yes
  args = username_format=%u ${folder}/refused
}
${introspectionUrl === null ? '' : `passdb {\n  driver = oauth2\n  mechanisms = xoauth2\n  args = ${folder}/oauth2.conf\n}\n`}
passdb {
  driver = static
  args = password=${password}
}
userdb {
  driver = static
  args = uid=${owner.uid} gid=${owner.gid} home=${home}/%u
}
`,
  );
  return owner;
};
