/** A call that was received: how long until a person answered it in effect; null where nobody did. */
export type ReceivedCall = { waitSeconds: number | null };

/** "Inferior a tres minutos": three minutes are too long. */
const limitSeconds = 180;
const wanted = 0.95;

export type PhoneShares = {
  received: number;
  answeredInTime: number;
  /** A, the strict reading: answered in time by all that were received, those given up included. */
  share: number;
  /** B: the mean wait of the best 95 % of all received; null where one of those was never answered. */
  bestMeanSeconds: number | null;
  /** C, the weakest: the mean wait of those that were answered. */
  meanSeconds: number | null;
  /** Beside it, and no reading of the law: A without the calls that nobody answered. */
  shareOfAnswered: number;
  passes: { share: boolean; bestMean: boolean; mean: boolean };
};

/**
 * Ley 10/2025, art. 10.3: "95 % of the calls received are answered, on average, in less than three minutes", read in
 * the three ways in which it can be. Null where no call was received.
 */
export const phoneShares = (calls: readonly ReceivedCall[]): PhoneShares | null => {
  if (calls.length === 0) return null;
  const waits = calls.map(({ waitSeconds }) => waitSeconds ?? Number.POSITIVE_INFINITY).sort((a, b) => a - b);
  const answered = waits.filter(Number.isFinite);
  const answeredInTime = answered.filter((wait) => wait < limitSeconds).length;
  const share = answeredInTime / calls.length;
  const bestMeanSeconds = mean(waits.slice(0, Math.ceil(calls.length * wanted)));
  const meanSeconds = mean(answered);
  return {
    received: calls.length,
    answeredInTime,
    share,
    bestMeanSeconds,
    meanSeconds,
    shareOfAnswered: answered.length === 0 ? 0 : answeredInTime / answered.length,
    passes: {
      share: share >= wanted,
      bestMean: bestMeanSeconds !== null && bestMeanSeconds < limitSeconds,
      mean: meanSeconds !== null && meanSeconds < limitSeconds,
    },
  };
};

const mean = (values: readonly number[]): number | null => {
  const sum = values.reduce((total, value) => total + value, 0);
  return values.length === 0 || !Number.isFinite(sum) ? null : sum / values.length;
};
