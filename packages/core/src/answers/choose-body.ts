/** One wording of a canned answer: its language, and the kind of channel it is meant for, where it is for one. */
export type AnswerBody = {
  locale: string;
  liveness: 'live' | 'deferred' | null;
  medium: 'text' | 'voice' | 'video' | 'paper' | 'face' | null;
  text: string;
  html: string | null;
};

export type AnswerWish = {
  /** Best first; what is in none of them still beats nothing. */
  locales: readonly string[];
  /** What the channel can do; null where there is none. */
  channel: { liveness: 'live' | 'deferred'; medium: 'text' | 'voice' | 'video' | 'paper' | 'face' } | null;
};

/**
 * The wording that fits best: first the language, then the channel. One that is meant for another kind of channel is
 * taken only where there is nothing else. Null for an answer without words.
 */
export const chooseBody = (
  bodies: readonly AnswerBody[],
  { locales, channel }: AnswerWish,
): AnswerBody | null => {
  const rank = (body: AnswerBody): number => {
    const language = locales.indexOf(body.locale);
    const misses = [
      body.liveness !== null && body.liveness !== channel?.liveness,
      body.medium !== null && body.medium !== channel?.medium,
    ].filter(Boolean).length;
    const hits = [body.liveness, body.medium].filter((wanted) => wanted !== null).length - misses;
    return misses * 1_000 + (language === -1 ? locales.length : language) * 10 - hits;
  };
  return bodies.reduce<AnswerBody | null>(
    (best, body) => (best === null || rank(body) < rank(best) ? body : best),
    null,
  );
};
