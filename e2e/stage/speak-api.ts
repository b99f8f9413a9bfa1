import { administrator, type Hilo } from './start-hilo.ts';

/** What a program of the administrator's does, for what is not the matter of a story. */
export type Api = {
  /** For a browser that should be signed in from the start. */
  cookie: { name: string; value: string };
  /** @throws Error with the whole answer, where it is no success */
  send<Answer>(method: string, path: string, body?: unknown, ifMatch?: number): Promise<Answer>;
};

type Who = { email: string; password: string };

/** Signs in, as the administrator of the settings where nobody else is named. */
export const speakApi = async ({ origin }: Pick<Hilo, 'origin'>, who: Who = administrator): Promise<Api> => {
  const entered = await fetch(`${origin}/auth/sign-in/email`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(who),
  });
  const [pair] = entered.headers.getSetCookie().map((line) => line.split(';')[0] ?? '');
  if (!entered.ok || !pair) throw new Error(`no sign-in: ${entered.status} ${await entered.text()}`);
  const at = pair.indexOf('=');
  return {
    cookie: { name: pair.slice(0, at), value: pair.slice(at + 1) },
    send: async <Answer>(method: string, path: string, body?: unknown, ifMatch?: number) => {
      const answer = await fetch(`${origin}/api/v1${path}`, {
        method,
        headers: {
          cookie: pair,
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
          ...(ifMatch === undefined ? {} : { 'if-match': `"${ifMatch}"` }),
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      const text = await answer.text();
      if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${text}`);
      return (text === '' ? null : JSON.parse(text)) as Answer;
    },
  };
};

/** A colleague who came by the link of an invitation, signed in. */
export const inviteColleague = async (
  hilo: Pick<Hilo, 'origin'>,
  api: Api,
  colleague: { name: string; email: string; role: 'supervisor' | 'agent' },
): Promise<Api> => {
  const password = 'lana-de-oveja-merina';
  const { link } = await api.send<{ link: string }>('POST', '/agents', colleague);
  await api.send('POST', '/invitations/accept', { token: link.match(/[^/#=]+$/)![0], password });
  return speakApi(hilo, { email: colleague.email, password });
};

export type Channel = { id: string; name: string; settings: Record<string, unknown> };
type Probe = { ok: boolean; facts: Record<string, unknown> };

/** The channel that is there from the start, with the name and addresses of a shop; and the port that it listens on. */
export const openShop = async (
  api: Api,
  addresses: string[],
  displayName = 'La Tienda',
): Promise<{ channel: Channel; smtpPort: number }> => {
  const { items } = await api.send<{ items: Channel[] }>('GET', '/channels');
  const [first] = items;
  if (!first) throw new Error('no channel to begin with');
  const channel = await api.send<Channel>('PATCH', `/channels/${first.id}`, {
    name: 'Correo',
    // Nothing here can ask the DNS who may write in whose name.
    settings: { ...first.settings, addresses, displayName, useAssurance: false },
  });
  const { facts } = await api.send<Probe>('POST', `/channels/${first.id}/test`);
  return { channel, smtpPort: Number(facts.listenPort) };
};
