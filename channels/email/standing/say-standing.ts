import type { Standing } from '@hilo/channel-kit';

/** How one thing stands with a domain; what is not said of a finding is null. */
export const sayOf =
  (subject: Standing['subject'], about: string) =>
  (
    verdict: Standing['verdict'],
    finding: string,
    rest: Partial<Pick<Standing, 'found' | 'wanted'>> = {},
  ): Standing => ({ subject, about, verdict, finding, found: null, wanted: null, ...rest });
