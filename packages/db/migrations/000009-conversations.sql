-- What people at the other end of a live channel may be told and what they may be kept from.

-- Somebody who is not to be heard: what comes from this identity is listed as ignored and never placed.
alter table identity
  add column blocked_at timestamptz,
  add column blocked_by uuid references agent (id);

-- Answers on our own pages that nobody has read yet. Where the reader stays away they leave by mail, once.
create table unread_answer (
  message_id uuid primary key references message (id) on delete cascade,
  ticket_id uuid not null references ticket (id),
  due_at timestamptz not null
);
create index unread_answer_due on unread_answer (due_at);
create index unread_answer_ticket on unread_answer (ticket_id);

-- Which node attempts a request that must not take effect twice: where it is gone, nobody waits for it.
alter table idempotency add column node text;
