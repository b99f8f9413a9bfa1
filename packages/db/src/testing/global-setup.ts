import type { TestProject } from 'vitest/node';
import { openDatabaseDoor } from './open-database-door.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    databaseDoor: string;
  }
}

/** For `globalSetup` in vitest.config.ts. HILO_TEST_DATABASE_URL names a server to test against. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const door = await openDatabaseDoor({ url: process.env.HILO_TEST_DATABASE_URL });
  project.provide('databaseDoor', door.socketPath);
  return () => door.close();
}
