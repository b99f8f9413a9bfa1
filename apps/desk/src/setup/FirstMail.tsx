import type { ChannelDto } from '@hilo/api';
import { Button, useT } from '@hilo/ui';
import { useQuery } from '@tanstack/react-query';
import { CircleCheck } from 'lucide-react';
import { CopyField } from '../admin/CopyField.tsx';
import { ProbeSteps } from '../admin/channels/ProbeSteps.tsx';
import { probeChannel, readChannelCounts } from '../admin/channelsApi.ts';
import { Loaded } from '../admin/Loaded.tsx';
import { manifestOf } from '../channel-manifests.ts';
import { setupMessages } from './setupMessages.ts';

/** Fit for a shell: nothing in it ends the quotes. */
const inQuotes = (text: string): string => text.replaceAll("'", '’');

/** `curl` speaks SMTP and is on most machines. */
const firstMailCommand = (place: string, words: { subject: string; body: string }): string =>
  `printf 'From: Ana <ana@example.org>\\nTo: hola@example.org\\nSubject: ${inQuotes(words.subject)}\\n\\n${inQuotes(words.body)}\\n' | ` +
  `curl --crlf --url smtp://${place} --mail-from ana@example.org --mail-rcpt hola@example.org --upload-file -`;

type FirstMailProps = { channel: ChannelDto; onDone: (summary: string) => void };

/** Where this server takes mail, how to send it a first one, and a watch for it to arrive. */
export function FirstMail({ channel, onDone }: FirstMailProps) {
  const t = useT(setupMessages);
  const probe = useQuery({
    queryKey: ['probe', channel.id],
    queryFn: () => probeChannel(channel.id),
    retry: false,
    staleTime: Number.POSITIVE_INFINITY,
  });
  const counts = useQuery({
    queryKey: ['channels', channel.id, 'counts'],
    queryFn: () => readChannelCounts(channel.id),
    refetchInterval: (query) => ((query.state.data?.received ?? 0) > 0 ? false : 2_000),
  });
  const hasArrived = (counts.data?.received ?? 0) > 0;
  return (
    <Loaded query={probe}>
      {(result) => {
        const { listenHost, listenPort, isOpenToAll } = result.facts;
        if (listenPort === undefined || listenPort === null)
          return <ProbeSteps probe={result} manifest={manifestOf(channel.kind)} />;
        const host = listenHost === '0.0.0.0' || listenHost === '::' ? window.location.hostname : listenHost;
        const place = `${host}:${listenPort}`;
        return (
          <div className="flex flex-col gap-4">
            <p className="text-base">
              {t('here.listens')} <strong className="font-semibold tabular-nums">{place}</strong>.{' '}
              <span className="text-muted">{isOpenToAll ? t('here.open') : t('here.closed')}</span>
            </p>
            <div>
              <p className="mb-2 text-list text-muted">{t('here.try')}</p>
              <CopyField
                label={t('here.command')}
                value={firstMailCommand(place, { subject: t('here.subject'), body: t('here.body') })}
              />
            </div>
            <p role="status" className="flex min-h-8 items-center gap-2 text-base font-medium">
              {hasArrived ? (
                <>
                  <CircleCheck size={16} aria-hidden className="text-kept" />
                  <span className="text-kept-ink">{t('here.arrived')}</span>
                </>
              ) : (
                <>
                  <span aria-hidden className="size-2 animate-breathe rounded-full bg-accent" />
                  <span className="font-normal text-muted">{t('here.waiting')}</span>
                </>
              )}
            </p>
            <Button
              variant={hasArrived ? 'primary' : 'quiet'}
              className="self-start"
              onPress={() => onDone(hasArrived ? t('here.arrived') : `${t('here.listens')} ${place}.`)}
            >
              {t('mailbox.next')}
            </Button>
          </div>
        );
      }}
    </Loaded>
  );
}
