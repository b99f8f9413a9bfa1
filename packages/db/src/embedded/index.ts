export { type Attached, attachOrStart } from './attach-or-start.ts';
export { EmbeddedError, type EmbeddedErrorCode } from './fail.ts';
export { type DataDirLock, lockDataDir, readPidFile } from './lock-data-dir.ts';
export type { Exit } from './run-postmaster.ts';
export { SAFE_TUNING, type Tuning } from './settings.ts';
export { type Embedded, type StartOptions, startEmbedded } from './start-embedded.ts';
