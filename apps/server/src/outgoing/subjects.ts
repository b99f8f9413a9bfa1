/** RFC 5322 §3.6.5: one "Re: ", whatever the language of those before it. */
export const asReply = (subject: string): string =>
  `Re: ${subject.replace(/^(\s*(re|rv|aw|sv|vs|odp|ynt)\s*(\[\d+\])?\s*:\s*)+/i, '')}`;

/** The same for what is sent on. */
export const asForward = (subject: string): string =>
  `Fwd: ${subject.replace(/^(\s*(fwd?|rv|wg|tr|enc)\s*(\[\d+\])?\s*:\s*)+/i, '')}`;
