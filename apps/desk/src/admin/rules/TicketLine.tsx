/** A ticket that a rule was tried on, and who wrote it; opens beside the settings. */
export function TicketLine(props: {
  ticket: { ticketId: string; trackingKey: string; subject: string | null; sender: string | null };
}) {
  const { ticketId, trackingKey, subject, sender } = props.ticket;
  return (
    <p className="flex min-w-0 gap-2 text-list">
      <a
        href={`/tickets/${ticketId}`}
        target="_blank"
        rel="noreferrer"
        className="min-w-0 flex-1 truncate text-accent-ink underline-offset-2 hover:underline"
      >
        <bdi>{subject?.trim() || trackingKey}</bdi>
      </a>
      <bdi className="max-w-44 shrink-0 truncate text-muted">{sender}</bdi>
    </p>
  );
}
