/** How programs mark an answer in the languages that do not say "Re". */
const answered =
  /^(?:\s*(?:re|res|r|rif|ré|rép|rv|aw|antw|sv|vs|odp|ynt|vá|απ|отв|回复|回覆|答复|返信)\s*(?:\[\d+\])?\s*[:：]\s*)+/iu;

/**
 * RFC 5322 §3.6.5: one "Re: ", whatever the language of those before it. Programs keep a thread together by what is left
 * of the subject without one mark, and not without two.
 */
export const asReply = (subject: string): string => `Re: ${subject.replace(answered, '')}`;

/** The same for what is sent on. */
export const asForward = (subject: string): string =>
  `Fwd: ${subject.replace(/^(\s*(fwd?|rv|wg|tr|enc)\s*(\[\d+\])?\s*:\s*)+/i, '')}`;
