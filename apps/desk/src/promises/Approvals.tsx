import type { ListedApprovalDto } from '@hilo/api';
import { ticketKinds } from '@hilo/core';
import { Button, EmptyState, Tabs, useFormat, useT } from '@hilo/ui';
import { useInfiniteQuery } from '@tanstack/react-query';
import { CircleCheck } from 'lucide-react';
import { useState } from 'react';
import { Link } from 'react-aria-components';
import { Loaded } from '../admin/Loaded.tsx';
import { MoreButton } from '../admin/MoreButton.tsx';
import { Page } from '../admin/Page.tsx';
import { useAgentName, useMay, useMe } from '../people/people.ts';
import { kindMessages } from '../tickets/kindMessages.ts';
import { approvalMessages } from './approvalMessages.ts';
import { DecideDialog } from './DecideDialog.tsx';
import { approvalsQuery } from './promisesApi.ts';

/** What colleagues ask for where the law wants two people: to be decided, and what was. */
export function Approvals() {
  const t = useT(approvalMessages);
  return (
    <Page title={t('list.title')} about={t('list.about')}>
      <Tabs
        label={t('list.title')}
        tabs={[
          { id: 'open', label: t('list.open'), content: <List state="open" /> },
          { id: 'decided', label: t('list.decided'), content: <List state="decided" /> },
        ]}
      />
    </Page>
  );
}

function List({ state }: { state: 'open' | 'decided' }) {
  const t = useT(approvalMessages);
  const query = useInfiniteQuery(approvalsQuery(state));
  return (
    <Loaded query={query}>
      {({ pages }) => {
        const items = pages.flatMap((page) => page.items);
        if (items.length === 0)
          return (
            <EmptyState
              icon={CircleCheck}
              title={t(state === 'open' ? 'list.empty' : 'list.emptyDecided')}
              className="py-12"
            >
              {state === 'open' ? t('list.emptyBody') : ''}
            </EmptyState>
          );
        return (
          <>
            <ul aria-label={t(`list.${state}`)}>
              {items.map((approval) => (
                <OneApproval key={approval.id} approval={approval} />
              ))}
            </ul>
            <MoreButton pages={query} variant="bare" className="w-full" />
          </>
        );
      }}
    </Loaded>
  );
}

function OneApproval({ approval }: { approval: ListedApprovalDto }) {
  const t = useT(approvalMessages);
  const sayKind = useT(kindMessages);
  const format = useFormat();
  const me = useMe();
  const agentName = useAgentName();
  const mayDecide = useMay('approvals.decide');
  const [deciding, setDeciding] = useState<'approved' | 'refused' | null>(null);
  const { ticket, decision } = approval;
  const nameOf = (id: string | null) => agentName(id) ?? t('somebody');
  const moment = (at: string) => `${format.date(at, 'medium')}, ${format.time(at)}`;
  const kind = ticketKinds.find((one) => one === approval.change.kind);
  const what =
    approval.action === 'relabel' && kind
      ? t('relabel.to', { kind: sayKind(`kind.${kind}`) })
      : t(`short.${approval.action}`);
  const outcome =
    decision === null
      ? null
      : decision === 'withdrawn'
        ? t('list.withdrawn')
        : approval.decidedById === null
          ? t('list.reasonEnough')
          : t(decision === 'approved' ? 'list.approvedBy' : 'list.refusedBy', {
              name: nameOf(approval.decidedById),
            });
  return (
    <li className="flex flex-wrap items-start gap-x-4 gap-y-2 border-b border-line py-3 text-list">
      <div className="min-w-60 flex-1">
        <p className="font-medium">{what}</p>
        <Link
          href={`/tickets/${approval.ticketId}?view=all`}
          className="reach flex min-h-6 items-center truncate text-accent-ink data-hovered:underline"
        >
          <bdi>{ticket.subject?.trim() || ticket.trackingKey}</bdi>
        </Link>
        <blockquote dir="auto" className="mt-1 border-l-2 border-thread pl-3 break-words">
          {approval.reason}
        </blockquote>
        <p className="mt-1 text-meta text-muted">
          {t('list.asked', { name: nameOf(approval.askedById), date: moment(approval.askedAt) })}
        </p>
      </div>
      {outcome ? (
        <p className="text-meta text-muted">
          {outcome}
          {approval.decidedAt && <span className="block">{moment(approval.decidedAt)}</span>}
        </p>
      ) : approval.askedById === me.id ? (
        <p className="text-meta text-muted">{t('list.own')}</p>
      ) : (
        mayDecide && (
          <span className="flex gap-1">
            <Button size="small" variant="primary" onPress={() => setDeciding('approved')}>
              {t('decide.approve')}
            </Button>
            <Button size="small" onPress={() => setDeciding('refused')}>
              {t('decide.refuse')}
            </Button>
          </span>
        )
      )}
      {deciding && <DecideDialog approval={approval} decision={deciding} onClose={() => setDeciding(null)} />}
    </li>
  );
}
