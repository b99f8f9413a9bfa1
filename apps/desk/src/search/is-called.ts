/** With fewer letters it may as well be the beginning of a customer's name. */
const fewestLetters = 4;

/** Whether somebody who typed this means the place that is called so. Both folded: small letters without accents. */
export const isCalled = (label: string, typed: string): boolean =>
  typed.length >= fewestLetters && label.startsWith(typed);
