import type { ImapFlow } from 'imapflow';

/** The folder where the account keeps what it sent: as told, else the one marked \Sent (RFC 6154), else by its name. */
export const findSentFolder = async (client: ImapFlow, told: string | undefined): Promise<string | null> => {
  const folders = await client.list();
  const selectable = folders.filter(({ flags }) => !flags.has('\\Noselect') && !flags.has('\\NonExistent'));
  if (told) return selectable.find(({ path, name }) => path === told || name === told)?.path ?? null;
  const sent = selectable.filter(({ specialUse }) => specialUse === '\\Sent');
  return (sent.find(({ specialUseSource }) => specialUseSource === 'extension') ?? sent[0])?.path ?? null;
};
