import type { ProbeResult, ProbeStep } from './adapter.ts';
import { ChannelError } from './channel-error.ts';

/**
 * Runs the steps of a probe in the order given and stops at the first that fails: its ChannelError becomes the code
 * and detail that the administrator reads. Throws what is not a ChannelError, because that is a defect.
 */
export const probeSteps = async (
  steps: Record<string, () => Promise<ProbeResult['facts']> | Promise<void>>,
): Promise<ProbeResult> => {
  const tried: ProbeStep[] = [];
  const facts: ProbeResult['facts'] = {};
  for (const [step, run] of Object.entries(steps)) {
    try {
      Object.assign(facts, await run());
      tried.push({ step, ok: true, code: null, detail: null });
    } catch (error) {
      if (!(error instanceof ChannelError)) throw error;
      tried.push({ step, ok: false, code: error.code, detail: error.message });
      return { ok: false, steps: tried, facts };
    }
  }
  return { ok: true, steps: tried, facts };
};
