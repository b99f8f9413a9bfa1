export { MigrationError, type MigrationErrorCode } from './fail.ts';
export {
  MIGRATION_LOCK,
  MIGRATIONS_DIR,
  type MigrateOptions,
  type MigrateResult,
  migrate,
} from './migrate.ts';
export { type Migration, readMigrations } from './read-migrations.ts';
