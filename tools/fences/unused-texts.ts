import { dirname, normalize } from 'node:path';
import { importsOf, type SourceFile } from './source-files.ts';
import { withoutComments } from './without-comments.ts';

/** A key of a set of texts: alone on its side of the colon, at the start of a line. */
const keyPattern = /^\s*(?:'([\w.-]+)'|(\w+)):/gm;

/** A key that is put together: `role.${role}.about`. A quoted key may stand inside the braces. */
const builtPattern = /`((?:[^`$\\\s]|\$\{[^`}]*\})+)`/g;

type TextSet = { path: string; keys: Set<string>; users: SourceFile[] };

/**
 * Texts that no screen asks for. The compiler refuses a key that is asked for and missing, so what this sees is the
 * other half. Whoever imports the file of a set may ask for its texts, and so may what those import: a key reaches `t`
 * from a table beside the screen as well.
 */
export const checkUnusedTexts = (files: SourceFile[]): string[] => {
  const sources = files.filter(({ path }) => !/\.test\.tsx?$|\/testing\//.test(path));
  const byPath = new Map(sources.map((file) => [file.path, file]));
  return setsOf(sources, byPath).flatMap(({ path, keys, users }) => {
    const code = users.map(({ text }) => text).join('\n');
    const built = [...code.matchAll(builtPattern)].flatMap(([, template]) => shapeOf(template!));
    return [...keys]
      .filter((key) => !code.includes(`'${key}'`) && !built.some((shape) => shape.test(key)))
      .map((key) => `${path} has a text that nobody asks for: ${key}`);
  });
};

const setsOf = (sources: SourceFile[], byPath: Map<string, SourceFile>): TextSet[] => {
  const targets = new Map(
    sources.map(({ path, text }) => [
      path,
      importsOf(text)
        .filter(({ from }) => from.startsWith('.'))
        .map(({ from }) => normalize(`${dirname(path)}/${from}`)),
    ]),
  );
  return sources.flatMap((file): TextSet[] => {
    const code = withoutComments(file.text);
    const own = code.search(/= defineMessages\(\{\n/);
    // The texts of the components lie in a file for each language, and every screen may ask for them. A channel's are
    // asked for by the names of its settings and steps; its contract looks at those.
    if (file.path === 'packages/ui/src/i18n/es.ts')
      return [
        {
          path: file.path,
          keys: keysOf(code),
          users: sources.filter(({ path }) => !/\/(es|en)\.ts$/.test(path)),
        },
      ];
    if (own < 0) return [];
    const end = code.indexOf('\n});', own);
    const asking = sources.filter(({ path }) => targets.get(path)!.includes(file.path));
    const near = new Set([
      ...targets.get(file.path)!,
      ...asking.flatMap(({ path }) => [path, ...targets.get(path)!]),
    ]);
    near.delete(file.path);
    return [
      {
        path: file.path,
        keys: keysOf(code.slice(own, end)),
        users: [
          { path: file.path, text: code.slice(0, own) + code.slice(end) },
          ...[...near].flatMap((path) => byPath.get(path) ?? []),
          // What the server refuses is said by its code.
          ...sources.filter(({ path }) => /^packages\/api\/src\/(errors|api-error)\.ts$/.test(path)),
        ].map(({ path, text }) => ({ path, text: withoutKeys(withoutComments(text)) })),
      },
    ];
  });
};

const keysOf = (code: string): Set<string> =>
  new Set(
    [...code.matchAll(keyPattern)]
      .map(([, quoted, plain]) => quoted ?? plain!)
      .filter((key) => key !== 'es' && key !== 'en'),
  );

/** Another set's texts are no question for this one's. */
const withoutKeys = (code: string): string =>
  code.replace(/= defineMessages\(\{\n[\s\S]*?\n\}\);/g, (set) => set.replace(/[^\n]/g, ' '));

const shapeOf = (template: string): RegExp[] => {
  const parts = template.split(/\$\{[^}]*\}/);
  // What is all variable names no text.
  if (parts.length < 2 || parts.every((part) => part.length < 2)) return [];
  return [
    new RegExp(`^${parts.map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('[\\w.-]+')}$`),
  ];
};
