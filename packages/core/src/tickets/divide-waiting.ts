/** What a customer still waits for, before and after messages part: times are ISO 8601 in UTC. */
export type WaitingParts = {
  /** Since when the ticket they leave has been waited on; null when nothing is unanswered. */
  waitingSince: string | null;
  /** When the customer's messages that move, and those that stay, came. Machines' are not among them. */
  moving: string[];
  staying: string[];
};

const earliest = (times: string[]): string | null =>
  times.reduce<string | null>((first, time) => (first === null || time < first ? time : first), null);

/**
 * Who waits where once messages have moved: an unanswered message takes its waiting along. What was answered before
 * stays answered, since nothing that came before `waitingSince` counts.
 */
export const divideWaiting = ({
  waitingSince,
  moving,
  staying,
}: WaitingParts): { moved: string | null; stayed: string | null } => {
  if (waitingSince === null) return { moved: null, stayed: null };
  const unanswered = (times: string[]): string[] => times.filter((time) => time >= waitingSince);
  const moved = earliest(unanswered(moving));
  const stayed = earliest(unanswered(staying));
  // A waiting that no message explains (set by a failed sending) stays where it was.
  return moved === null && stayed === null ? { moved: null, stayed: waitingSince } : { moved, stayed };
};

/** The longer of two waits. */
export const longerWait = (one: string | null, other: string | null): string | null =>
  earliest([one, other].filter((time) => time !== null));

/** When the customer's messages came that nobody has answered since. In order of time. */
export const afterLastAnswer = (messages: { at: string; isAnswer: boolean }[]): string[] => {
  const last = messages.findLastIndex((message) => message.isAnswer);
  return messages.slice(last + 1).map((message) => message.at);
};
