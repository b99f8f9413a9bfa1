import { Button, useFormat, useT } from '@hilo/ui';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { ProblemNote } from '../admin/ProblemNote.tsx';
import { useChannels } from '../channels.tsx';
import { useMay } from '../people/people.ts';
import { loadDemo } from './demoApi.ts';
import { firstStepsMessages } from './firstStepsMessages.ts';
import { TryLink } from './TryLink.tsx';

/** On a desk to which nothing has come yet: what leads to the first ticket and its answer, as far as one may do it. */
export function FirstSteps() {
  const t = useT(firstStepsMessages);
  const format = useFormat();
  const { outbound } = useChannels();
  const mayConnect = useMay('channels.write');
  const mayInvite = useMay('agents.write');
  const mayLoad = useMay('settings.write');
  const ownPage = outbound.find(({ traits }) => traits?.capabilities.carrier === 'own');
  const channels = format.list(outbound.map(({ name }) => name));
  return (
    <div className="flex h-full flex-col items-center overflow-auto px-6 py-12 max-sm:px-4 max-sm:py-8">
      <section className="w-full max-w-100">
        <h2 className="pl-8 text-title font-semibold">{t('title')}</h2>
        <ol className="mt-6">
          <Step title={t('write.title')}>
            <p>{channels === '' ? t('write.none') : t('write.some', { channels })}</p>
            {ownPage?.id && <TryLink channelId={ownPage.id} label={t('write.try')} />}
            {mayConnect && (
              <WayTo to={ownPage ? '/admin/channels' : '/admin/channels/new'}>
                {t(ownPage ? 'write.channels' : 'write.connect')}
              </WayTo>
            )}
          </Step>
          <Step title={t('answer.title')}>
            <p>{t('answer.body')}</p>
          </Step>
          {mayInvite && (
            <Step title={t('team.title')}>
              <p>{t('team.body')}</p>
              <WayTo to="/admin/people">{t('team.do')}</WayTo>
            </Step>
          )}
        </ol>
        {mayLoad && <ExamplesInstead />}
      </section>
    </div>
  );
}

/** A knot that nothing hangs on yet. */
function Step({ title, children }: { title: string; children: ReactNode }) {
  return (
    <li className="group relative pb-6 pl-8 last:pb-0">
      <span aria-hidden className="absolute top-5 -bottom-1 left-[7px] w-0.5 bg-line group-last:hidden" />
      <span aria-hidden className="absolute top-1 left-0 size-4 rounded-full border-2 border-line" />
      <h3 className="text-base leading-6 font-semibold">{title}</h3>
      <div className="flex flex-col items-start text-list text-muted">{children}</div>
    </li>
  );
}

const WayTo = ({ to, children }: { to: string; children: ReactNode }) => (
  <Link
    to={to}
    className="reach inline-flex h-8 items-center rounded-small text-base font-medium text-accent-ink underline-offset-2 hover:underline max-sm:h-11"
  >
    {children}
  </Link>
);

/** For whoever began with an empty desk and would rather see a full one after all. */
function ExamplesInstead() {
  const t = useT(firstStepsMessages);
  const client = useQueryClient();
  const load = useMutation({ mutationFn: loadDemo, onSuccess: () => void client.invalidateQueries() });
  return (
    <div className="mt-8 flex flex-col items-start gap-3 border-t border-line pt-6 pl-8">
      <p className="text-list text-muted">{t('examples.body')}</p>
      <ProblemNote error={load.error} />
      <Button isPending={load.isPending} onPress={() => load.mutate()}>
        {t('examples.do')}
      </Button>
    </div>
  );
}
