/** Whether a message has all words of a forward that was written, perhaps with a signature in one place among them. */
export const holdsForward = (message: string, written: string): boolean => {
  const [whole, words] = [message.trim(), written.trim()];
  let at = 0;
  while (at < words.length && words[at] === whole[at]) at++;
  return whole.length >= words.length && whole.endsWith(words.slice(at));
};
