const key = /\b([A-Z0-9](?:-[A-Z0-9]{3}){3})\b/;

/** Text parted at the keys of tickets in it: every second part is a key. Together they are the text. */
export const partKeys = (text: string): string[] => text.split(key);
