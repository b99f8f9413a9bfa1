import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { root, type SourceFile } from './source-files.ts';
import { withoutComments } from './without-comments.ts';

const mayName =
  /^(channels\/|apps\/server\/channels\.ts$|apps\/server\/cli\/channels\.ts$|apps\/desk\/src\/(channels\.tsx?|channel-manifests\.ts)$|e2e\/|bench\/|tools\/)/;

const kinds = readdirSync(join(root, 'channels'), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name);
const kind = kinds.join('|');

/** A kind compared, assigned, answered, switched on, or given to a component. */
const literal = new RegExp(
  `(?:[=!]=|\\bcase|\\breturn|[([,:?]|=>|\\s=|\\bkind=\\{?|\\|\\||&&)\\s*['"\`](${kind})['"\`](?!\\s*:)|['"](${kind})['"]\\s*(?:===|!==)`,
  'g',
);
/** A table with a row for each: one kind as a key may be a property called so, two side by side are kinds. */
const table = new RegExp(`[{,]\\s*['"]?(${kind})['"]?:[^{};]*[^{};\\w]['"]?(?!\\1)(?:${kind})['"]?:`, 'g');

/** Kysely names columns by string, and a column may be called as a channel is. What it is compared with is a value. */
const columnBefore =
  /\b(?:(?:select|column|columns|groupBy|orderBy|doUpdateSet|pick|omit|on|fn)\w*(?:<\w+>)?\([^)]*|(?:where|set)\w*\(|columns = \[[^\]]*)$/;

/**
 * No code outside channels and the registries names a kind of channel. Ordinary words in sentences, properties called
 * so, and attributes of a page are not meant.
 */
export const checkChannelNames = (files: SourceFile[]): string[] =>
  files
    .filter((file) => !mayName.test(file.path) && !/\.test\.tsx?$|\/testing\//.test(file.path))
    .flatMap(({ path, text }) => {
      const code = withoutComments(text);
      const at = (index: number): string => `${path}:${code.slice(0, index).split('\n').length}`;
      return [
        ...[...code.matchAll(literal)]
          .filter(({ index }) => !columnBefore.test(code.slice(Math.max(0, index - 80), index + 1)))
          .map(
            ({ index, 1: compared, 2: first }) =>
              `${at(index)} names the channel "${compared ?? first}": ask its capabilities instead.`,
          ),
        ...[...code.matchAll(table)].map(
          ({ index }) =>
            `${at(index)} names the channels in a table: each brings its own row with its manifest.`,
        ),
      ];
    });
