import type { MeDto } from '@hilo/api';
import { chooseLocale, translator } from '@hilo/ui/i18n';
import type { QueryClient } from '@tanstack/react-query';
import { api } from '../api.ts';
import { agentsQuery } from '../people/people.ts';
import { noticeMessages } from './noticeMessages.ts';
import { placeOf, sayNotice } from './say-notice.ts';

const place = 'hilo.noticedAt';
/** Older than this, in milliseconds, is no news: the desk was just opened. */
const newsMs = 120_000;

/**
 * Shows what is new as notices of the browser, where the agent chose that and the desk is not what is looked at. Of
 * several open desks one shows it: the place in time is theirs together, and the browser replaces what has one name.
 * @param open leads the desk there, without loading it anew: somebody may have left a file on its way
 */
export async function showInBrowser(client: QueryClient, open: (href: string) => void): Promise<void> {
  if (document.visibilityState === 'visible' && document.hasFocus()) return;
  const { items } = await api.notifications({ limit: 10, isUnread: true });
  const shownUntil = Math.max(Number(localStorage.getItem(place) ?? 0), Date.now() - newsMs);
  const news = items.filter((one) => one.inBrowser && Date.parse(one.madeAt) > shownUntil);
  const newest = Math.max(...news.map(({ madeAt }) => Date.parse(madeAt)), shownUntil);
  if (news.length === 0) return;
  localStorage.setItem(place, String(newest));
  const agents = await client.ensureQueryData(agentsQuery);
  const locale = chooseLocale(client.getQueryData<MeDto>(['me'])?.locale ?? null, navigator.languages);
  const say = translator(noticeMessages, locale);
  for (const one of news.slice(0, 3)) {
    const who = agents.find((agent) => agent.id === one.actorId)?.name;
    // Who stands near the screen may read it: who and which ticket, and not what was written.
    const options = {
      body: one.tickets > 1 ? '' : one.ticket.subject?.trim() || one.ticket.trackingKey,
      tag: one.id,
      // Otherwise a second message takes the place of the first unheard.
      renotify: true,
    };
    const notice = new Notification(sayNotice(say, one, who), options);
    notice.onclick = () => {
      window.focus();
      notice.close();
      open(placeOf(one));
    };
  }
}
