import type { MessageDto } from '@hilo/api';
import { bareSubject } from '@hilo/core';

/** The message, and what was said since under its subject. */
export function messagesAbout(message: MessageDto, thread: readonly MessageDto[]): string[] {
  const subject = bareSubject(message.subject);
  const at = thread.findIndex(({ id }) => id === message.id);
  const since = at < 0 ? [] : thread.slice(at + 1);
  return [message, ...since.filter((one) => bareSubject(one.subject) === subject)].map(({ id }) => id);
}
