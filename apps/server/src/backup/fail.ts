/** Why a backup cannot be made or restored; the message is for the person at the terminal and says what to do. */
export class BackupError extends Error {
  override name = 'BackupError';
}

/** For bytes that are not what they were when they were written. */
export const damaged = (file: string, what: string): BackupError =>
  new BackupError(
    `${file} is damaged (${what}): nothing was restored. Take another copy of it, or an older backup.`,
  );

export const cutOff = (file: string): BackupError =>
  new BackupError(
    `${file} ends too early: it was cut off while it was written or copied, and nothing was restored. Copy it again, or take an older backup.`,
  );
