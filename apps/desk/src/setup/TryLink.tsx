import { useT } from '@hilo/ui';
import { ExternalLink } from 'lucide-react';
import { tryAddress } from './demoApi.ts';
import { demoMessages } from './demoMessages.ts';

/** Leads to a page of this server on which a channel of ours can be tried as a customer sees it. */
export function TryLink({ channelId, label }: { channelId: string; label?: string }) {
  const t = useT(demoMessages);
  return (
    <a
      href={tryAddress(channelId)}
      target="_blank"
      rel="noreferrer"
      className="reach inline-flex h-8 items-center gap-1.5 rounded-small text-base font-medium text-accent-ink underline-offset-2 hover:underline max-sm:h-11"
    >
      <ExternalLink size={16} aria-hidden />
      {label ?? t('try.do')}
      <span className="sr-only">, {t('try.newTab')}</span>
    </a>
  );
}
