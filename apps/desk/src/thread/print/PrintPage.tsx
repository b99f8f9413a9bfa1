import type { MessageDto, TicketDto } from '@hilo/api';
import { Button, Checkbox, ErrorState, useFormat, useT } from '@hilo/ui';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { Printer } from 'lucide-react';
import { useState } from 'react';
import { api, isApiError } from '../../api.ts';
import { useChannels } from '../../channels.tsx';
import { fieldsQuery } from '../../customers/customer-queries.ts';
import { readValues, type Values } from '../../customers/fieldsApi.ts';
import { legible, shownIdentity } from '../../customers/shown-identity.ts';
import { useFieldWords } from '../../customers/useFieldWords.ts';
import { useAgentName } from '../../people/people.ts';
import { ticketMessages } from '../../tickets/messages.ts';
import { failedToLeave, isOnPaper, picturesOnPaper } from './on-paper.ts';
import { printMessages } from './printMessages.ts';

type Whole = { ticket: TicketDto; messages: MessageDto[]; values: Values };

/** All of a thread, however long; what leaves later and what was called back is not part of it yet. */
async function readWhole(id: string, signal: AbortSignal): Promise<Whole> {
  const [ticket, values] = await Promise.all([api.ticket(id, signal), readValues('ticket', id)]);
  let { items: messages, nextCursor: cursor } = ticket.thread;
  while (cursor) {
    const page = await api.messages(id, { cursor, limit: 100 }, signal);
    messages = [...page.items, ...messages];
    cursor = page.nextCursor;
  }
  const isSaid = ({ delivery }: MessageDto) => delivery !== 'scheduled' && delivery !== 'cancelled';
  return { ticket, messages: messages.filter(isSaid), values };
}

/** A ticket on paper: what was said, by whom, when and how, and which files went along. Notes only if asked for. */
export function PrintPage() {
  const { ticketId } = useParams({ strict: false });
  const t = useT(printMessages);
  const [hasNotes, setNotes] = useState(false);
  const { data, error, refetch } = useQuery({
    queryKey: ['printed', ticketId],
    queryFn: ({ signal }) => readWhole(ticketId ?? '', signal),
    gcTime: 0,
    refetchOnWindowFocus: false,
  });
  if (error)
    return (
      <main className="h-dvh">
        <ErrorState
          reference={isApiError(error) ? error.reference : undefined}
          onRetry={() => void refetch()}
        />
      </main>
    );
  const notes = data?.messages.filter(({ kind }) => kind === 'note').length ?? 0;
  return (
    <div data-paper="" className="min-h-dvh bg-surface text-ink">
      <title>{data ? `${data.ticket.trackingKey} · Hilo` : 'Hilo'}</title>
      <header className="sticky top-0 flex flex-wrap items-center gap-4 border-b border-line bg-surface px-6 py-2 print:hidden">
        <p className="min-w-48 flex-1 text-list text-muted">{t('print.about')}</p>
        {notes > 0 && (
          <Checkbox isSelected={hasNotes} onChange={setNotes}>
            {t('print.notes', { count: notes })}
          </Checkbox>
        )}
        <Button variant="primary" icon={Printer} isDisabled={!data} onPress={() => window.print()}>
          {t('print.do')}
        </Button>
      </header>
      <main aria-busy={!data} className="mx-auto max-w-180 px-6 py-8 print:max-w-none print:p-0">
        {data ? <Paper whole={data} hasNotes={hasNotes} /> : <p role="status">{t('print.loading')}</p>}
      </main>
    </div>
  );
}

function Paper({ whole, hasNotes }: { whole: Whole; hasNotes: boolean }) {
  const { ticket, messages, values } = whole;
  const { data: fields = [] } = useQuery(fieldsQuery);
  const sayField = useFieldWords();
  const t = useT(printMessages);
  const list = useT(ticketMessages);
  const format = useFormat();
  const agentName = useAgentName();
  const shown = messages.filter((message) => isOnPaper(message, hasNotes));
  const facts: [string, string | null | undefined][] = [
    [t('print.key'), ticket.trackingKey],
    [t('print.customer'), [ticket.customer.name, ticket.customer.address].filter(Boolean).join(' · ')],
    [t('print.opened'), format.date(ticket.createdAt, 'full')],
    [t('print.status'), t(`print.status.${ticket.status}`)],
    [t('print.resolved'), ticket.resolvedAt && format.date(ticket.resolvedAt, 'full')],
    [t('print.owner'), agentName(ticket.ownerId)],
    [t('print.tags'), ticket.tags.length > 0 ? format.list(ticket.tags) : null],
    ...fields
      .filter(({ subject, archivedAt }) => subject === 'ticket' && archivedAt === null)
      .map((field): [string, string | null] => {
        const value = values[field.key];
        return [field.name, value === undefined ? null : sayField(field, value)];
      }),
  ];
  return (
    <>
      <h1 dir="auto" className="text-title">
        {ticket.subject?.trim() || list('row.noSubject')}
      </h1>
      <dl className="mt-3 grid grid-cols-[max-content_1fr] gap-x-4 gap-y-0.5 text-list">
        {facts.map(
          ([name, value]) =>
            value && (
              <div key={name} className="contents">
                <dt className="text-muted">{name}</dt>
                <dd>
                  <bdi>{value}</bdi>
                </dd>
              </div>
            ),
        )}
      </dl>
      <ol className="mt-6">
        {shown.map((message) => (
          <PaperMessage key={message.id} message={message} />
        ))}
      </ol>
      <footer className="mt-6 border-t border-line pt-2 text-meta text-muted">
        {t(hasNotes ? 'print.footNotes' : 'print.foot', {
          count: shown.length,
          date: format.date(new Date(), 'full'),
        })}
      </footer>
    </>
  );
}

function PaperMessage({ message }: { message: MessageDto }) {
  const t = useT(printMessages);
  const format = useFormat();
  const agentName = useAgentName();
  const { faceOf } = useChannels();
  const { author, kind, attachments } = message;
  /** Pictures that no browser can draw are named as the other files are. */
  const [broken, setBroken] = useState<ReadonlySet<string>>(new Set());
  const pictures = picturesOnPaper(message).filter(({ id }) => !broken.has(id));
  const named = attachments.filter((file) => !pictures.includes(file));
  const name =
    author.name?.trim() || agentName(author.agentId) || legible(author.address) || t('print.nobody');
  const to = [...message.to, ...message.cc].map((party) => party.name?.trim() || shownIdentity(party));
  return (
    <li className="border-t border-line py-3">
      <article>
        <h2 className="flex flex-wrap items-baseline gap-x-2 text-list font-semibold">
          <bdi>{name}</bdi>
          <span className="font-normal text-muted">
            {kind === 'note' ? t('print.note') : faceOf(message.channelId).word}
          </span>
          {failedToLeave(message) && <span>{t('print.failed')}</span>}
          <time dateTime={message.occurredAt} className="ml-auto text-meta font-normal text-muted">
            {format.date(message.occurredAt, 'full')}
          </time>
        </h2>
        {to.length > 0 && <p className="text-meta text-muted">{t('print.to', { names: format.list(to) })}</p>}
        <p dir="auto" className="mt-1 text-base break-words whitespace-pre-wrap">
          {message.redactedAt ? t('print.redacted') : message.text.trim() || t('print.noText')}
        </p>
        <ul className="mt-2 flex flex-wrap gap-3 empty:hidden">
          {pictures.map((file) => (
            <li key={file.id} className="break-inside-avoid">
              <figure>
                <img
                  src={file.url ?? ''}
                  alt=""
                  onError={() => setBroken((before) => new Set(before).add(file.id))}
                  className="max-h-80 max-w-full border border-line object-contain print:max-h-[9cm]"
                />
                <figcaption dir="auto" className="mt-0.5 text-meta break-words text-muted">
                  {file.name ?? t('print.unnamed')}
                </figcaption>
              </figure>
            </li>
          ))}
        </ul>
        {named.length > 0 && (
          <ul className="mt-2 text-list text-muted">
            {named.map((file) => (
              <li key={file.id}>
                {t(file.url === null ? 'print.fileRedacted' : 'print.file', {
                  name: file.name ?? t('print.unnamed'),
                  size: format.bytes(file.size),
                })}
              </li>
            ))}
          </ul>
        )}
      </article>
    </li>
  );
}
