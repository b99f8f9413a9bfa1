-- What we commit to and by when, the clocks that run, what became of them, and the proof that somebody was told.

-- Days on which nobody works. A row for each version: a deadline names the one it was computed with, so none is changed.
create table calendar (
  -- ES, ES-MD, CO; a municipality's or the organisation's own lies on its parent's.
  code text not null,
  version integer not null,
  name text not null,
  parent_code text,
  zone text not null,
  working_weekdays integer[] not null,
  -- [{year, status, source, holidays: [{date, name, scope}]}], as in packages/core/src/calendars/calendar.ts.
  years jsonb not null,
  created_at timestamptz not null,
  -- Null: it came with the program.
  created_by uuid references agent,
  primary key (code, version)
);

create table opening_hours (
  id uuid primary key,
  name text not null,
  zone text not null,
  -- On its holidays it is closed; null: open on all of them.
  calendar_code text,
  weekly jsonb not null,
  exceptions jsonb not null default '[]',
  is_default boolean not null default false,
  version integer not null default 1,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  archived_at timestamptz
);
create unique index opening_hours_default on opening_hours (is_default) where is_default;

-- What is promised, in minutes of opening hours. The most specific that fits counts; null fits everything.
create table service_promise (
  id uuid primary key,
  position integer not null,
  channel_id uuid references channel,
  ticket_kind text check (ticket_kind in ('query', 'instantQuery', 'complaint', 'incident', 'suggestion', 'thanks')),
  segment text,
  locale text,
  hours_id uuid not null references opening_hours,
  first_answer_minutes integer check (first_answer_minutes > 0),
  next_answer_minutes integer check (next_answer_minutes > 0),
  solution_minutes integer check (solution_minutes > 0),
  -- Does the time for the solution stand still while we wait for the customer?
  pauses_for_customer boolean not null default true,
  version integer not null default 1,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  archived_at timestamptz
);

alter table channel
  -- What it is for: {purposes: [...], text: {es, en}}; shown before anybody writes.
  add column vocation jsonb not null default '{}',
  -- When it is open; the organisation's own hours where null.
  add column hours_id uuid references opening_hours,
  -- Is it shown to customers, and does it confirm what comes?
  add column is_shown boolean not null default true,
  add column sends_receipts boolean not null default true;

alter table customer
  add column segment text,
  -- The calendar of where the customer is, for deadlines of the law.
  add column place text;

alter table ticket
  -- What the law treats apart (billing, continuity …); chosen by a person.
  add column topic text,
  -- The clock that is due first, for lists; written with the clocks.
  add column due_at timestamptz,
  add column due_kind text;
create index ticket_due on ticket (due_at, id) where status = 'open' and not is_spam and due_at is not null;

-- A running commitment. It names its ticket first: whoever asks for one asks within a ticket.
create table clock (
  ticket_id uuid not null references ticket,
  id uuid not null,
  kind text not null check (kind in ('firstAnswer', 'nextAnswer', 'solution', 'legal', 'cure', 'followUp')),
  -- `promise`, `agent`, or the rule of a regime: `ley-10-2025/17.1`.
  rule text not null,
  state text not null check (state in ('running', 'paused', 'met', 'breached', 'superseded', 'cancelled')),
  -- Of several of the law: the one that counts.
  is_binding boolean not null default false,
  channel_id uuid references channel,
  -- What it waits to see answered.
  message_id uuid references message,
  started_at timestamptz not null,
  due_at timestamptz not null,
  -- Warnings still to come and past, in order, and how many were given.
  warn_at timestamptz[] not null default '{}',
  warned_count integer not null default 0,
  escalated_count integer not null default 0,
  -- When it is to be looked at next: a warning, the breach, a step of the escalation. Null: never again.
  next_wake_at timestamptz,
  paused_at timestamptz,
  -- Minutes of opening hours that were left when it was paused.
  left_minutes double precision,
  breached_at timestamptz,
  ended_at timestamptz,
  end_reason text,
  met_by_message_id uuid references message,
  superseded_by uuid,
  -- What a person promised, in words; a customer's matter, so it goes when she is erased.
  note text,
  promised_by uuid references agent,
  -- How it was computed: unit, amount, article, excludedDay, calendar and version, zone, skipped days.
  trace jsonb not null,
  primary key (ticket_id, id),
  check ((state in ('met', 'superseded', 'cancelled')) <= (ended_at is not null)),
  check ((state = 'paused') = (paused_at is not null))
);
create index clock_wake on clock (next_wake_at) where next_wake_at is not null;
-- How often a promise was kept, by channel: paid for by the answer and not by the arrival.
create index clock_kept on clock (channel_id, kind, ended_at) where ended_at is not null;
create index clock_met_by on clock (met_by_message_id) where met_by_message_id is not null;

-- Every broken commitment, with what was done about it.
create table breach (
  id uuid primary key,
  ticket_id uuid not null references ticket,
  clock_id uuid not null,
  kind text not null,
  rule text not null,
  channel_id uuid references channel,
  queue_id uuid references queue,
  owner_id uuid references agent,
  due_at timestamptz not null,
  breached_at timestamptz not null,
  answered_at timestamptz,
  cause text,
  remedy text,
  noted_by uuid references agent,
  noted_at timestamptz,
  unique (clock_id)
);
create index breach_list on breach (breached_at desc, id desc);
create index breach_ticket on breach (ticket_id);

-- What one person asks for and another decides, where a regime wants two.
create table approval (
  id uuid primary key,
  ticket_id uuid not null references ticket,
  action text not null check (action in ('relabel', 'close', 'merge', 'spam')),
  change jsonb not null,
  reason text not null,
  asked_by uuid not null references agent,
  asked_at timestamptz not null,
  decided_by uuid references agent,
  decided_at timestamptz,
  decision text check (decision in ('approved', 'refused', 'withdrawn')),
  check ((decision is null) = (decided_at is null)),
  check (decision is distinct from 'approved' or decided_by <> asked_by)
);
create unique index approval_open on approval (ticket_id, action) where decided_at is null;
create index approval_ticket on approval (ticket_id);

-- A confirmation of receipt to be sent, and the proof of it. One a day for a ticket and a sender.
create table receipt (
  id uuid primary key,
  ticket_id uuid not null references ticket,
  -- What came.
  message_id uuid not null references message,
  channel_id uuid not null references channel,
  identity_id uuid not null references identity,
  -- The day in the organisation's zone.
  day date not null,
  state text not null check (state in ('queued', 'made', 'skipped')),
  why text,
  -- The message that carries it; its delivery is the proof.
  receipt_message_id uuid references message,
  created_at timestamptz not null,
  finished_at timestamptz,
  unique (ticket_id, identity_id, day)
);
create index receipt_queued on receipt (created_at) where state = 'queued';
create index receipt_message on receipt (receipt_message_id) where receipt_message_id is not null;

-- The second factor of the follow-up page: sent to an identity that was on file before.
create table access_code (
  id uuid primary key,
  ticket_id uuid not null references ticket,
  identity_id uuid not null references identity,
  code_hash bytea not null,
  attempts integer not null default 0,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz
);
create index access_code_ticket on access_code (ticket_id, created_at);

-- Agents are told of time, too.
alter table notification drop constraint notification_kind_check;
alter table notification add constraint notification_kind_check check (kind in
  ('mentioned', 'assigned', 'message', 'returned', 'failed', 'warned', 'breached', 'escalated', 'promised', 'approval'));

-- An answer that a person marked as holding, or that sends the customer elsewhere, answers nothing.
alter table message
  add column counts_as_answer boolean,
  add column not_counted_why text;
