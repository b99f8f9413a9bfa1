import { z } from 'zod';

/** Words for what is not there at all, of which the library says that something undefined was received. */
export const sayWhatIsMissing = (): void => {
  z.config({
    customError: (issue) =>
      issue.code === 'invalid_type' && issue.input === undefined
        ? `is missing; ${/^[aeiou]/.test(issue.expected) ? 'an' : 'a'} ${issue.expected} belongs here`
        : undefined,
  });
};
