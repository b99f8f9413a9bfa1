/** Why the schema cannot be brought up to date; the message says what to do. */
export type MigrationErrorCode =
  | 'migration-misnamed'
  | 'migration-changed'
  | 'migration-missing'
  | 'migration-failed'
  | 'schema-newer'
  | 'server-too-old';

/** The message says what to do, and may be shown as it is. */
export class MigrationError extends Error {
  readonly code: MigrationErrorCode;
  constructor(code: MigrationErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'MigrationError';
    this.code = code;
  }
}
