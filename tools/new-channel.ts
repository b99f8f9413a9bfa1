import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const template = join(root, 'packages/channel-kit/src/testing/example/parcel');

/**
 * Makes `{folder}/{name}`: a small channel that works and passes the contract as it stands, with an invented
 * provider to be replaced by the real one. `name` is lower-case words joined by dashes. Returns the new folder.
 * Throws when the name will not do or the folder is there already; writes nothing then.
 */
export const newChannel = (name: string, folder = join(root, 'channels')): string => {
  if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(name)) {
    throw new Error(
      `"${name}" will not do: lower-case letters, digits and single dashes, as in "text-message"`,
    );
  }
  const target = join(folder, name);
  if (existsSync(target)) throw new Error(`${target} is there already`);
  mkdirSync(folder, { recursive: true });
  cpSync(template, target, { recursive: true });
  renameSync(join(target, 'parcel.test.ts'), join(target, `${name}.test.ts`));
  const kind = toKind(name);
  for (const path of sourcesIn(target)) {
    const source = readFileSync(path, 'utf8');
    writeFileSync(path, renamed(source, name));
  }
  writeFileSync(join(target, 'package.json'), packageJson(name));
  writeFileSync(join(target, 'README.md'), readme(kind));
  return target;
};

/** `text-message` to `textMessage`. */
const toKind = (name: string): string =>
  name.replace(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());

const titled = (kind: string): string => kind.charAt(0).toUpperCase() + kind.slice(1);

/** What goes on with a dash is a header or a token: those stay lower case. */
const renamed = (source: string, name: string): string =>
  source
    .replaceAll('Parcel', titled(toKind(name)))
    .replaceAll('parcel-', `${name}-`)
    .replaceAll('parcel', toKind(name));

const sourcesIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => join(folder, name));

const versionOf = (path: string): { version: string; dependencies?: Record<string, string> } =>
  JSON.parse(readFileSync(join(root, path, 'package.json'), 'utf8'));

const packageJson = (name: string): string => {
  const kit = versionOf('packages/channel-kit');
  return `${JSON.stringify(
    {
      name: `@hilo/channel-${name}`,
      version: kit.version,
      private: true,
      license: 'AGPL-3.0-only',
      type: 'module',
      exports: { './manifest': './manifest.ts', './server': './server.ts', './traits': './traits.ts' },
      dependencies: { '@hilo/channel-kit': kit.version, zod: kit.dependencies?.zod },
    },
    null,
    2,
  )}\n`;
};

const readme = (kind: string): string => `# ${titled(kind)}

How an administrator sets this channel up.

1. On the provider's panel, make an API token and a signing secret.
2. In Hilo, under Administration, Channels, add a channel of this kind and fill in the address of the API, the token
   and the secret.
3. On the provider's panel, let events be pushed to \`https://{your server}/channels/{channel id}/events\`.
4. Press Test. It asks the provider for the account and changes nothing; if it fails, it names the step.

The provider in \`testing/fake-provider.ts\` is simulated: nothing here was verified against a real service yet.
`;

/** What is left for the author to do, in order. */
export const whatNext = (target: string): string => {
  const name = target.split('/').at(-1) ?? '';
  const kind = toKind(name);
  const path = relative(root, target);
  return `Made ${path}. It works as it is, with an invented provider: npm test ${path}

Change, in this order:
  testing/fake-provider.ts  what the real provider does on the wire: routes, signature, limits, error codes
  fixtures/                 real pushes (without personal data), each with its .expected.json
  traits.ts                 capabilities, what it is called
  manifest.ts               the settings form, its words in Spanish and English
  translate.ts              events to arrivals, answers to requests, error codes to ChannelError
  server.ts                 settings, route, signature
  README.md                 how an administrator sets it up
docs/CHANNEL-CONTRACT.md says what each capability obliges to.

Then add "@hilo/channel-${name}": "${versionOf('packages/channel-kit').version}" to the dependencies in apps/server/package.json and
apps/desk/package.json, run npm install, and add a line to each registry:
  apps/server/channels.ts
    import { ${kind}Manifest } from '@hilo/channel-${name}/manifest';
    import { ${kind}Adapter } from '@hilo/channel-${name}/server';
    register(${kind}Adapter, ${kind}Manifest),
  apps/desk/src/channels.tsx, with a glyph of lucide-react
    import { ${kind}Traits } from '@hilo/channel-${name}/traits';
    { traits: ${kind}Traits, icon: MessageCircle },
  apps/desk/src/channel-manifests.ts
    import { ${kind}Manifest } from '@hilo/channel-${name}/manifest';
    ${kind}Manifest,
In the end: npm run generate, npm run check.`;
};

if (import.meta.main) {
  const [name] = process.argv.slice(2);
  if (name === undefined) {
    console.error('Usage: npm run new:channel NAME');
    process.exit(2);
  }
  try {
    console.log(whatNext(newChannel(name)));
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error));
    process.exit(2);
  }
}
