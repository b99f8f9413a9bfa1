export const locale = 'en';
/** Whose dates and numbers. */
export const region = 'en-GB';
export const online = 'Somebody is here to answer';
export const offline = 'Nobody is here right now';
export const connecting = 'Connecting…';
export const lost = 'You are offline. What you write is kept here and goes out when the connection is back.';
export const close = 'Close chat';
export const menu = 'More options';
export const thread = 'Conversation';
export const soundOn = 'Turn sound on';
export const soundOff = 'Turn sound off';
export const transcript = 'Get a copy by e-mail';
export const address = 'Leave my e-mail address';
export const changeAddress = 'Change my e-mail address';
export const startNew = 'Start something new';
export const privacy = 'Privacy';
export const key = 'Your key';
export const keyHint = 'Use it to ask about this anywhere.';
export const copy = 'Copy key';
export const copied = 'Copied';
export const next = 'What happens next';
export const nextOnline = 'We answer right here. No need to wait: the conversation stays open.';
export const nextOffline = 'Your message is here: we answer as soon as somebody is in.';
export const nextAddress = (address: string) => `If you leave, we write to ${address}.`;
export const resolved = 'Resolved. Writing here opens it again.';
export const field = 'Your message';
export const placeholder = 'Write your message';
export const send = 'Send';
export const attach = 'Attach files';
export const removeFile = (name: string) => `Remove ${name}`;
export const uploading = 'Uploading…';
export const waitingFile = 'Uploads when you are back online';
export const fileFailed = 'Not uploaded.';
export const fileTooBig = (name: string, most: string) => `${name} is too big: the most is ${most}.`;
export const tooManyFiles = (most: number) => `No more than ${most} files in a message.`;
export const tooLong = (over: number) =>
  over === 1 ? '1 character too many.' : `${over} characters too many.`;
export const marks = {
  sending: 'Sending',
  sent: 'Sent',
  read: 'Read',
};
export const notSent = 'Not sent';
export const retry = 'Try again';
export const discard = 'Discard';
export const refusals = {
  unknownFile: 'A file is gone; attach it again.',
  tooFast: 'Many messages came at once; try again in a moment.',
  blocked: 'You can no longer write from here.',
  unavailable: 'We could not keep it just now.',
};
export const you = 'You';
export const team = 'The team';
export const other = 'Somebody else';
export const by = (channel: string) => `by ${channel}`;
export const redacted = 'This message was removed.';
export const typing = (name: string) => `${name} is writing`;
export const older = 'Show earlier messages';
export const newest = 'New messages';
export const waited = (duration: string) => `you waited ${duration}`;
export const later = (duration: string) => `${duration} later`;
export const image = (name: string) => `Image: ${name}`;
export const aboutOne = (key: string) => `Is it about ${key}?`;
export const aboutElse = 'Something else';
export const aboutTitle = 'What are you writing about?';
export const aimedAt = (key: string) => `About ${key}`;
export const aimedNew = 'Something new';
export const unaim = 'Remove';
export const askAddress = 'Where can we answer if you leave?';
export const email = 'Your e-mail address';
export const emailExample = 'name@mail.com';
export const name = 'Your name (optional)';
export const save = 'Save';
export const cancel = 'Cancel';
export const notNow = 'Not now';
export const emptyError = 'Write your message.';
export const offlineTitle = 'Leave us a message';
export const offlineSend = 'Send message';
export const repliesTo = (address: string) => `We answer to ${address}.`;
export const removeAddress = 'Remove it';
export const emptyAddress = 'Write your e-mail address.';
export const badAddress = 'That does not look like an e-mail address.';
export const notices = {
  transcriptSent: 'We have sent it to you by e-mail.',
  addressKept: 'Done. If you leave, we write to you there.',
  addressGone: 'Done. We no longer keep your address for this.',
  noAddress: 'Leave us your e-mail address first.',
  notNow: 'That did not work just now. Try again in a moment.',
};
