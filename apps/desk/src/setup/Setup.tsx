import type { MeDto } from '@hilo/api';
import { Button, Skeleton, useT } from '@hilo/ui';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { Loaded } from '../admin/Loaded.tsx';
import { Entrance, Languages } from '../signin/Entrance.tsx';
import { readSetup } from '../signin/signInApi.ts';
import { hideToken, tokenOfPage } from '../signin/tokenOfPage.ts';
import { DemoOffer } from './DemoOffer.tsx';
import { MailboxStep } from './MailboxStep.tsx';
import { PromiseStep } from './PromiseStep.tsx';
import { SetupStep } from './SetupStep.tsx';
import { setupMessages } from './setupMessages.ts';
import { YouStep } from './YouStep.tsx';

type Done = { me: MeDto; organisation: string };

/** The first visit: who you are, where mail comes in, what you promise, and off to the desk. The steps hang on one thread. */
export function Setup() {
  const t = useT(setupMessages);
  const navigate = useNavigate();
  const client = useQueryClient();
  const [token] = useState(() => tokenOfPage(window.location));
  const [done, setDone] = useState<Done | null>(null);
  const [mailbox, setMailbox] = useState<string | null>(null);
  const [promise, setPromise] = useState<string | null>(null);
  const setup = useQuery({ queryKey: ['setup'], queryFn: readSetup, staleTime: Number.POSITIVE_INFINITY });
  useEffect(() => {
    if (done) hideToken();
  }, [done]);
  if (!setup.data)
    return (
      <main className="h-dvh">
        <Loaded query={setup} skeleton={<Skeleton className="m-6 h-4 w-48" />}>
          {() => null}
        </Loaded>
      </main>
    );
  if (!setup.data.isNeeded && !done)
    return (
      <Entrance title={t('already.title')} about={t('already.body')}>
        {/* Who is signed in, and read the page anew amid its steps, goes on to the desk. */}
        <Button variant="primary" onPress={() => void navigate({ to: '/' })}>
          {t('already.do')}
        </Button>
      </Entrance>
    );
  if (token === '')
    return (
      <Entrance title={t('noToken.title')} about={t('noToken.body')}>
        {null}
      </Entrance>
    );
  const steps = ['you', 'mailbox', 'promise', 'done'] as const;
  const at = steps[[done, mailbox, promise].filter((one) => one !== null).length]!;
  const stateOf = (step: (typeof steps)[number]) =>
    step === at ? 'current' : steps.indexOf(step) < steps.indexOf(at) ? 'done' : 'later';
  const open = () => {
    client.clear();
    void navigate({ to: '/', replace: true });
  };
  return (
    <div className="flex min-h-dvh flex-col bg-surface">
      <title>{`${t('title')} · Hilo`}</title>
      <main className="mx-auto w-full max-w-150 flex-1 px-4 pt-[10dvh] pb-10 max-sm:pt-8">
        <header className="pl-11">
          <p className="text-list font-medium text-muted">Hilo</p>
          <h1 className="mt-1 text-title">{t('title')}</h1>
          <p className="mt-1 text-list text-muted">{t('about')}</p>
        </header>
        <ol className="mt-6">
          <SetupStep
            title={t('step.you')}
            state={stateOf('you')}
            summary={done && t('you.doneAs', { organisation: done.organisation, name: done.me.name })}
          >
            <YouStep token={token} onDone={(me, organisation) => setDone({ me, organisation })} />
          </SetupStep>
          <SetupStep title={t('step.mailbox')} state={stateOf('mailbox')} summary={mailbox}>
            <MailboxStep onDone={setMailbox} />
          </SetupStep>
          <SetupStep title={t('step.promise')} state={stateOf('promise')} summary={promise}>
            <PromiseStep onDone={setPromise} />
          </SetupStep>
          <SetupStep title={t('step.done')} state={stateOf('done')}>
            <p className="text-base text-muted">{t('done.body')}</p>
            <DemoOffer onOpen={open} />
          </SetupStep>
        </ol>
      </main>
      <Languages />
    </div>
  );
}
