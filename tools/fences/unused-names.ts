import type { SourceFile } from './source-files.ts';
import { withoutComments } from './without-comments.ts';

/** Code that only tests run; who judges by it that a name is used would keep anything that was ever tested. */
const isOfTests =
  /\.(test|fixture)\.tsx?$|\/testing\/|\/contract\/|-for-test\.ts$|\/read-fixtures\.ts$|^(e2e|bench|tools)\//;

/** Used by no code of the product, and why they stay. */
const known = new Map([
  ['judgeCall', 'the law of calls, for the telephone'],
  ['phoneShares', 'the law of calls, for the telephone'],
  ['supervisorDeadlines', 'the law of calls, for the telephone'],
  ['isTransferInTime', 'the law of calls, for the telephone'],
  ['isReviewedInTime', 'the law of reviews, for review platforms'],
  ['contrastOf', 'tests of every page measure by it'],
  ['listeningPlaces', 'tests see by it that no listener is left'],
  ['createHiloClient', 'the package that programs get from the server'],
  ['eachItem', 'the package that programs get from the server'],
]);

/**
 * Exported names that no code of the product says a second time, their own file included: dead, or alive for a test
 * alone. Names are compared as words, over all files; one that is also a word elsewhere is let pass.
 */
export const checkUnusedNames = (files: SourceFile[]): string[] => {
  const sources = files.filter(({ path }) => !isOfTests.test(path) && !path.endsWith('.d.ts'));
  const said = new Map<string, number>();
  const declared = new Map<string, string[]>();
  for (const { path, text } of sources) {
    const code = withoutComments(text);
    for (const [, name] of code.matchAll(
      /\bexport\s+(?:async\s+)?(?:const|let|function\*?|class|type|interface|enum)\s+([A-Za-z_$][\w$]*)/g,
    ))
      declared.set(name!, [...(declared.get(name!) ?? []), path]);
    // To pass a name on, or to fetch it, is not to use it.
    const used = code.replace(/\b(?:export|import)\s+(?:type\s+)?(?:\w+\s*,\s*)?\{[^}]*\}\s*from\b/g, '');
    for (const [word] of used.matchAll(/[A-Za-z_$][\w$]*/g)) said.set(word, (said.get(word) ?? 0) + 1);
  }
  return [...declared]
    .filter(([name, paths]) => said.get(name)! <= paths.length && !known.has(name))
    .map(([name, paths]) => `${paths[0]} exports ${name}: nobody but a test uses it.`);
};
