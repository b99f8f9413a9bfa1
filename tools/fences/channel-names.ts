import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { root, type SourceFile, withoutComments } from './source-files.ts';

const mayName =
  /^(channels\/|apps\/server\/channels\.ts$|apps\/server\/cli\/channels\.ts$|apps\/desk\/src\/(channels\.tsx?|channel-manifests\.ts)$|e2e\/|bench\/|tools\/)/;

/**
 * No code outside channels and the registries names a kind of channel: a literal such as a kind compared, assigned,
 * answered or switched on. Ordinary words in sentences, properties called so, and attributes of a page are not meant.
 */
export const checkChannelNames = (files: SourceFile[]): string[] => {
  const kinds = readdirSync(join(root, 'channels'), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name);
  const literal = new RegExp(
    `(?:[=!]=|\\bcase|\\breturn|[([,:?]|=>|\\s=|\\|\\||&&)\\s*['"\`](${kinds.join('|')})['"\`](?!\\s*:)|['"](${kinds.join('|')})['"]\\s*(?:===|!==)`,
    'g',
  );
  return files
    .filter((file) => !mayName.test(file.path) && !/\.test\.tsx?$|\/testing\//.test(file.path))
    .flatMap((file) => {
      const code = withoutComments(file.text);
      return (
        [...code.matchAll(literal)]
          // Kysely names columns by string: a column may be called as a channel is.
          .filter(
            (match) =>
              !/\b(?:(select|where|set|column|columns|orderBy|doUpdateSet|pick|omit|on|fn)\w*(<\w+>)?\([^)]*|columns = \[[^\]]*)$/.test(
                code.slice(Math.max(0, match.index - 80), match.index + 1),
              ),
          )
          .map(
            (match) =>
              `${file.path}:${code.slice(0, match.index).split('\n').length} names the channel "${match[1] ?? match[2]}": ask its capabilities instead.`,
          )
      );
    });
};
