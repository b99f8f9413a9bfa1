/** Whether it may be one; what is really one, the server and the mail itself find out. */
export const isMailAddress = (text: string): boolean => /^[^\s@<>]+@[^\s@<>]+\.[^\s@<>.]+$/.test(text.trim());
