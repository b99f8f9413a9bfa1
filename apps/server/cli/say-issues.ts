import type { z } from 'zod';

/** What is wrong with what was given, by the names of the options it was given with. */
export const sayIssues = (
  issues: readonly z.core.$ZodIssue[],
  given: Record<string, string | string[] | undefined>,
  options: Record<string, string> = {},
): string =>
  [
    ...new Set(
      issues.map((issue) => {
        const [field, at] = issue.path;
        const name = String(field);
        const all = given[name];
        const value = Array.isArray(all) ? (typeof at === 'number' ? all[at] : all.join(' ')) : all;
        const option = `--${options[name] ?? name}`;
        return value === undefined || value === ''
          ? `${option} is missing${issue.code === 'invalid_value' ? ` (${issue.values.join(', ')})` : ''}`
          : `${option} "${value}" ${whyNot(issue)}`;
      }),
    ),
  ].join('; ');

const whyNot = (issue: z.core.$ZodIssue): string => {
  switch (issue.code) {
    case 'invalid_value':
      return `is none of: ${issue.values.join(', ')}`;
    case 'invalid_format':
      return 'is not a whole one';
    case 'too_big':
      return `is too long: at most ${issue.maximum}`;
    default:
      return 'cannot be taken';
  }
};
