/** What two at once may both make: the same identity, the same arrival, by a chance in billions one key. */
const overtaken = new Set([
  'identity_kind_value_key',
  'arrival_channel_id_external_id_key',
  'ticket_tracking_key_key',
]);
const mostTries = 4;

/** Does anew, as a whole, what another transaction was quicker with: it now sees what that one made. */
export const againWhereOvertaken = async <Result>(work: () => Promise<Result>): Promise<Result> => {
  for (let tries = 1; ; tries++) {
    try {
      return await work();
    } catch (error) {
      const { code, constraint } = error as { code?: string; constraint?: string };
      if (code !== '23505' || !overtaken.has(constraint ?? '') || tries === mostTries) throw error;
    }
  }
};
