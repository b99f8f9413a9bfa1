/** Good enough to catch what is not finished; the server and the mail say the rest. */
export const isMailAddress = (text: string): boolean => /^[^\s@<>]+@[^\s@<>]+\.[^\s@<>.]{2,}$/u.test(text);
