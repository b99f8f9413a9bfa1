/** What the embedded server refuses with: `code` is for programs, the message says what to do. */
export type EmbeddedErrorCode =
  | 'platform-unsupported'
  | 'binaries-missing'
  | 'data-dir-in-use'
  | 'data-dir-unusable'
  | 'data-dir-foreign'
  | 'data-dir-newer'
  | 'cluster-damaged'
  | 'init-failed'
  | 'start-failed';

/** Why the database that comes with Hilo cannot be had; the message says what to do, and may be shown as it is. */
export class EmbeddedError extends Error {
  readonly code: EmbeddedErrorCode;
  constructor(code: EmbeddedErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'EmbeddedError';
    this.code = code;
  }
}
