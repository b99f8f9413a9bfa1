import type { AgentDto } from '@hilo/api';
import { compareNames } from '@hilo/core';
import {
  Avatar,
  Badge,
  Button,
  EmptyState,
  IconButton,
  Menu,
  MenuItem,
  MenuTrigger,
  toasts,
  useT,
} from '@hilo/ui';
import {
  Ellipsis,
  KeyRound,
  Link2,
  MailQuestionMark,
  Pencil,
  ShieldOff,
  UserRoundCheck,
  UserRoundPlus,
  UserRoundX,
  Users,
} from 'lucide-react';
import { useState } from 'react';
import { useMe } from '../../account/useMe.ts';
import { adminMessages } from '../adminMessages.ts';
import { Loaded } from '../Loaded.tsx';
import { Page } from '../Page.tsx';
import { type AgentLink, makeAgentLink, reactivateAgent } from '../peopleApi.ts';
import { Row, Rows } from '../Rows.tsx';
import { useChange } from '../useChange.ts';
import { useAgents } from '../usePeople.ts';
import { useProblemWords } from '../useProblemWords.ts';
import { DeactivateDialog } from './DeactivateDialog.tsx';
import { EditPersonDialog } from './EditPersonDialog.tsx';
import { InviteDialog } from './InviteDialog.tsx';
import { LinkDialog } from './LinkDialog.tsx';
import { peopleMessages } from './peopleMessages.ts';
import { UnlockDialog } from './UnlockDialog.tsx';

type Open =
  | { dialog: 'invite' }
  | { dialog: 'edit' | 'deactivate' | 'unlock'; agent: AgentDto }
  | { dialog: 'link'; name: string; isReset: boolean; link: AgentLink };

/** Active people first, then those who left; each by name. */
const inOrder = (agents: readonly AgentDto[]): AgentDto[] =>
  [...agents].sort(
    (a, b) =>
      Number(a.deactivatedAt !== null) - Number(b.deactivatedAt !== null) || compareNames(a.name, b.name),
  );

export function People() {
  const t = useT(peopleMessages);
  const words = useT(adminMessages);
  const say = useProblemWords();
  const agents = useAgents();
  const me = useMe();
  const [open, setOpen] = useState<Open | null>(null);
  const close = () => setOpen(null);
  const fail = (error: unknown) => toasts.show({ text: say(error), tone: 'failed' });
  const link = useChange(
    (agent: AgentDto) => makeAgentLink(agent.id),
    ['agents'],
    (made, agent) => setOpen({ dialog: 'link', name: agent.name, isReset: agent.hasLogin, link: made }),
  );
  const reactivate = useChange(
    (agent: AgentDto) => reactivateAgent(agent.id),
    ['agents'],
    (_, { name }) => toasts.show({ text: t('people.reactivated', { name }), tone: 'done' }),
  );
  const menu = (agent: AgentDto) => (
    <MenuTrigger>
      <IconButton icon={Ellipsis} label={words('more', { name: agent.name })} />
      <Menu placement="bottom end" aria-label={words('more', { name: agent.name })}>
        {agent.deactivatedAt ? (
          <MenuItem icon={UserRoundCheck} onAction={() => reactivate.mutate(agent, { onError: fail })}>
            {t('people.reactivate')}
          </MenuItem>
        ) : (
          <>
            <MenuItem icon={Pencil} onAction={() => setOpen({ dialog: 'edit', agent })}>
              {t('people.edit')}
            </MenuItem>
            <MenuItem
              icon={agent.hasLogin ? KeyRound : Link2}
              onAction={() => link.mutate(agent, { onError: fail })}
            >
              {agent.hasLogin ? t('people.reset') : t('people.newLink')}
            </MenuItem>
            {agent.hasSecondFactor && agent.id !== me.data?.id && (
              <MenuItem icon={ShieldOff} onAction={() => setOpen({ dialog: 'unlock', agent })}>
                {t('people.unlock')}
              </MenuItem>
            )}
            {agent.id !== me.data?.id && (
              <MenuItem icon={UserRoundX} isDanger onAction={() => setOpen({ dialog: 'deactivate', agent })}>
                {t('people.deactivate')}
              </MenuItem>
            )}
          </>
        )}
      </Menu>
    </MenuTrigger>
  );
  const invite = (
    <Button variant="primary" icon={UserRoundPlus} onPress={() => setOpen({ dialog: 'invite' })}>
      {t('people.invite')}
    </Button>
  );
  return (
    <Page title={words('nav.people')} about={t('people.about')} action={invite}>
      <Loaded query={agents}>
        {(list) => (
          <div>
            <Rows label={t('people.list')}>
              {inOrder(list).map((agent) => (
                <Row
                  key={agent.id}
                  lead={<Avatar name={agent.name} size={32} src={agent.photoUrl} />}
                  name={<bdi>{agent.name}</bdi>}
                  about={agent.email}
                  isMuted={agent.deactivatedAt !== null}
                  marks={
                    <>
                      {agent.id === me.data?.id && <Badge>{t('people.you')}</Badge>}
                      {agent.deactivatedAt ? (
                        <Badge>{t('people.gone')}</Badge>
                      ) : (
                        <>
                          {!agent.hasLogin && <Badge icon={MailQuestionMark}>{t('people.invited')}</Badge>}
                          <Badge>{words(`role.${agent.role}`)}</Badge>
                        </>
                      )}
                    </>
                  }
                  actions={menu(agent)}
                />
              ))}
            </Rows>
            {list.length === 1 && (
              <EmptyState icon={Users} title={t('people.alone')} className="h-auto pt-12">
                {t('people.aloneBody')}
              </EmptyState>
            )}
          </div>
        )}
      </Loaded>
      {open?.dialog === 'invite' && (
        <InviteDialog
          onClose={close}
          onInvited={(name, made) => setOpen({ dialog: 'link', name, isReset: false, link: made })}
        />
      )}
      {open?.dialog === 'edit' && <EditPersonDialog agent={open.agent} onClose={close} />}
      {open?.dialog === 'deactivate' && <DeactivateDialog agent={open.agent} onClose={close} />}
      {open?.dialog === 'unlock' && <UnlockDialog agent={open.agent} onClose={close} />}
      {open?.dialog === 'link' && <LinkDialog {...open} onClose={close} />}
    </Page>
  );
}
