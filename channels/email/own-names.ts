const ownName = /^(hilo\.[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})@/i;

/** The Message-ID under which a message of ours travels: `<OWNREF@domain>`; a name with a domain stays as it is. */
export const toMessageId = (ref: string, domain: string): string =>
  `<${(ref.includes('@') ? ref : `${ref}@${domain}`).replace(/[\s<>]/g, '')}>`;

/** A Message-ID, with or without brackets, as the server knows it: ours without its domain, others as they are. */
export const toRef = (messageId: string): string => {
  const bare = messageId.trim().replace(/^<|>$/g, '');
  return bare.match(ownName)?.[1]?.toLowerCase() ?? bare;
};

/** The own name hidden in the envelope sender `local+hilo.<uuid>@domain` that a bounce comes back to, or null. */
export const ownNameInAddress = (address: string): string | null =>
  address.match(/\+(hilo\.[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})@[^@]+$/i)?.[1]?.toLowerCase() ?? null;

/** `local+tag@domain` taken apart: the address without the tag in lower case, the tag as written; null without one. */
export const splitTag = (address: string): { base: string; tag: string } | null => {
  const at = address.lastIndexOf('@');
  const plus = address.indexOf('+');
  if (plus < 1 || plus >= at - 1) return null;
  return {
    base: `${address.slice(0, plus)}${address.slice(at)}`.toLowerCase(),
    tag: address.slice(plus + 1, at),
  };
};
