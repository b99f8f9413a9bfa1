import { isThisMachine, networkOf } from '@hilo/channel-kit/server';

/** How much one network may take of the listener. This machine itself is trusted further: a mail server runs here. */
const limits = {
  connections: { far: 20, near: 100 },
  mailsPerMinute: { far: 300, near: Number.POSITIVE_INFINITY },
  /** Wrong recipients in one connection: more is somebody who tries out names. */
  wrongRecipients: { far: 20, near: 1000 },
};

type Client = { connections: number; windowStart: number; mails: number };

/** Counts connections and mails by network. `now` is in milliseconds of any clock that does not go back. */
export const limitClients = (now: () => number) => {
  const clients = new Map<string, Client>();
  const of = (ip: string): Client => {
    const network = networkOf(ip);
    let client = clients.get(network);
    if (!client) {
      client = { connections: 0, windowStart: now(), mails: 0 };
      clients.set(network, client);
    }
    return client;
  };
  const side = (ip: string) => (isThisMachine(ip) ? 'near' : 'far');
  const forget = () => {
    for (const [network, client] of clients)
      if (client.connections === 0 && now() - client.windowStart >= 60_000) clients.delete(network);
  };
  return {
    mayConnect(ip: string): boolean {
      if (clients.size > 10_000) forget();
      return of(ip).connections < limits.connections[side(ip)];
    },
    connected(ip: string): void {
      of(ip).connections += 1;
    },
    disconnected(ip: string): void {
      const client = of(ip);
      client.connections = Math.max(0, client.connections - 1);
      if (client.connections === 0 && now() - client.windowStart >= 60_000) clients.delete(networkOf(ip));
    },
    maySend(ip: string): boolean {
      const client = of(ip);
      if (now() - client.windowStart >= 60_000) Object.assign(client, { windowStart: now(), mails: 0 });
      client.mails += 1;
      return client.mails <= limits.mailsPerMinute[side(ip)];
    },
    wrongRecipientsAllowed: (ip: string): number => limits.wrongRecipients[side(ip)],
  };
};
