import { Badge, Button, ConfirmDialog, RelativeTime, toasts, useT } from '@hilo/ui';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { LogOut, Monitor, Smartphone } from 'lucide-react';
import { useState } from 'react';
import { Loaded } from '../admin/Loaded.tsx';
import { ProblemNote } from '../admin/ProblemNote.tsx';
import { Row, Rows } from '../admin/Rows.tsx';
import { useChange } from '../admin/useChange.ts';
import { useProblemWords } from '../admin/useProblemWords.ts';
import { endSession, endSessions, listSessions, type SessionDto, signOut } from './accountApi.ts';
import { accountMessages } from './accountMessages.ts';
import { nameDevice } from './nameDevice.ts';

/** Where the agent is signed in; this browser is marked, and ends by signing out. */
export function Sessions() {
  const t = useT(accountMessages);
  const say = useProblemWords();
  const client = useQueryClient();
  const navigate = useNavigate();
  const [isLeaving, setLeaving] = useState(false);
  const sessions = useQuery({ queryKey: ['sessions'], queryFn: listSessions });
  const onError = (error: unknown) => toasts.show({ text: say(error), tone: 'failed' });
  const leave = () => {
    client.clear();
    void navigate({ to: '/sign-in' });
  };
  const endOne = useChange(
    (id: string) => endSession(id),
    ['sessions'],
    () => toasts.show({ text: t('sessions.ended'), tone: 'done' }),
  );
  const endOthers = useChange(
    () => endSessions(true),
    ['sessions'],
    () => toasts.show({ text: t('sessions.othersEnded'), tone: 'done' }),
  );
  const endAll = useChange(() => endSessions(false), [], leave);
  const leaveHere = useChange(signOut, [], leave);
  const name = (session: SessionDto) => {
    const { browser, system } = nameDevice(session.device ?? '');
    if (browser && system) return t('sessions.on', { browser, system });
    return browser ?? system ?? t('sessions.unknown');
  };
  const isHandheld = (session: SessionDto) => /iPhone|iPad|Android/.test(session.device ?? '');
  return (
    <Loaded query={sessions}>
      {(list) => (
        <div className="flex flex-col gap-4">
          <Rows label={t('sessions.title')}>
            {[...list]
              .sort((a, b) => Number(b.isCurrent) - Number(a.isCurrent))
              .map((session) => {
                const Icon = isHandheld(session) ? Smartphone : Monitor;
                return (
                  <Row
                    key={session.id}
                    lead={<Icon size={20} aria-hidden className="ml-1 text-muted" />}
                    name={name(session)}
                    about={
                      <>
                        {t('sessions.since')} <RelativeTime at={session.createdAt} style="sentence" />
                        {session.address && ` · ${session.address}`}
                      </>
                    }
                    marks={session.isCurrent && <Badge>{t('sessions.this')}</Badge>}
                    actions={
                      <Button
                        variant="bare"
                        size="small"
                        onPress={() =>
                          session.isCurrent
                            ? leaveHere.mutate(undefined, { onError })
                            : endOne.mutate(session.id, { onError })
                        }
                      >
                        {session.isCurrent ? t('sessions.signOut') : t('sessions.end')}
                        <span className="sr-only"> {name(session)}</span>
                      </Button>
                    }
                  />
                );
              })}
          </Rows>
          <div className="flex flex-wrap gap-2">
            {list.length > 1 && (
              <Button
                isPending={endOthers.isPending}
                onPress={() => endOthers.mutate(undefined, { onError })}
              >
                {t('sessions.endOthers')}
              </Button>
            )}
            <Button icon={LogOut} onPress={() => setLeaving(true)}>
              {t('sessions.endAll')}
            </Button>
          </div>
          <ConfirmDialog
            isOpen={isLeaving}
            onOpenChange={setLeaving}
            title={t('sessions.endAllTitle')}
            confirmLabel={t('sessions.endAll')}
            isPending={endAll.isPending}
            onConfirm={() => endAll.mutateAsync(undefined).then(() => undefined)}
          >
            <ProblemNote error={endAll.error} />
            <p>{t('sessions.endAllBody')}</p>
          </ConfirmDialog>
        </div>
      )}
    </Loaded>
  );
}
