import { AssertionError } from 'node:assert';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { type ContractSubject, contractChecks } from '@hilo/channel-kit/contract';
import { type Edit, type Mutation, mutations } from './contract-mutations/index.ts';

const example = fileURLToPath(new URL('../packages/channel-kit/src/testing/example/', import.meta.url));
const here = fileURLToPath(new URL('.', import.meta.url));

/** Real milliseconds a mutant may keep a check waiting; the channels as they are need a few. */
const patienceMs = 1500;

type Finding = { mutation: string; isCaught: boolean; said: string };

/**
 * Breaks the example channels in one way at a time, in a copy of their source, and runs the checks that the mutation
 * names. It is caught when each of them fails by an AssertionError. Throws when a mutation does not apply any more
 * or names no check, so that the list cannot go stale.
 */
export const runMutations = async (chosen: readonly Mutation[] = mutations): Promise<Finding[]> => {
  const folder = mkdtempSync(join(here, '.mutants-'));
  const findings: Finding[] = [];
  try {
    for (const [index, mutation] of chosen.entries()) {
      findings.push(await tryMutation(mutation, join(folder, String(index))));
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  return findings;
};

const tryMutation = async (mutation: Mutation, folder: string): Promise<Finding> => {
  copyExample(folder);
  for (const edit of mutation.edits) applyEdit(join(folder, edit.file), edit, mutation.name);
  const subject = { ...(await loadSubject(folder, mutation.channel)), patienceMs };
  const checks = contractChecks(subject).filter(({ title }) => title.includes(mutation.by));
  if (checks.length !== 1) throw new Error(`${mutation.name}: ${checks.length} checks have "${mutation.by}"`);
  try {
    await checks[0]!.run();
  } catch (error) {
    const isCaught = error instanceof AssertionError;
    return {
      mutation: mutation.name,
      isCaught,
      said: error instanceof Error ? error.message : String(error),
    };
  }
  return { mutation: mutation.name, isCaught: false, said: 'the check passed' };
};

const copyExample = (folder: string): void =>
  cpSync(example, folder, { recursive: true, filter: (source) => !source.endsWith('.test.ts') });

const applyEdit = (path: string, { find, replace }: Edit, name: string): void => {
  const source = readFileSync(path, 'utf8');
  const parts = source.split(find);
  if (parts.length !== 2) throw new Error(`${name}: found ${parts.length - 1} times in ${path}: ${find}`);
  writeFileSync(path, parts.join(replace));
};

const loadSubject = async (folder: string, channel: Mutation['channel']): Promise<ContractSubject> => {
  const load = (file: string) => import(/* @vite-ignore */ pathToFileURL(join(folder, file)).href);
  const kind = channel === 'parcel' ? 'parcel' : 'board';
  const [manifests, adapters, provider] = await Promise.all([
    load(`${kind}/manifest.ts`),
    load(`${kind}/server.ts`),
    load(`${kind}/testing/fake-provider.ts`),
  ]);
  const fixtures = pathToFileURL(join(folder, kind, 'fixtures/'));
  if (channel === 'parcel') {
    return {
      manifest: manifests.parcelManifest,
      adapter: adapters.parcelAdapter,
      fixtures,
      arrivals: 'signed',
      startWorld: provider.startParcel,
    };
  }
  const isMarked = channel === 'markedBoard';
  return {
    manifest: isMarked ? manifests.markedManifest : manifests.manifest,
    adapter: isMarked ? adapters.markedAdapter : adapters.adapter,
    fixtures,
    arrivals: 'polled',
    startWorld: (stage) => provider.startBoard(stage, isMarked),
  };
};

if (import.meta.main) {
  let missed = 0;
  for (const mutation of mutations) {
    const [finding] = await runMutations([mutation]);
    if (!finding?.isCaught) missed += 1;
    console.log(
      `${finding?.isCaught ? 'caught' : 'MISSED'}  ${mutation.name}: ${finding?.said.split('\n')[0]}`,
    );
  }
  console.log(`${mutations.length} mutations, ${missed} missed`);
  // Some mutants leave handles behind on purpose, and would keep us here.
  process.exit(missed === 0 ? 0 : 1);
}
