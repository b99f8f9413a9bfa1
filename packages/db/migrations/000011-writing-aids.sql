-- What makes answering quick: canned answers and macros, rules, whose turn it is, who is away, sending later.

create table answer (
  id uuid primary key,
  title text not null,
  -- What is typed after the slash; in lower case.
  shortcut text,
  folder text not null default '',
  audience text not null check (audience in ('private', 'team', 'everyone')),
  -- Who wrote it; a private one is found by nobody else.
  agent_id uuid references agent,
  team_id uuid references team,
  -- [{locale, liveness, medium, text, html}]: one for each language, and where wanted for a kind of channel.
  bodies jsonb not null,
  -- What is done to the ticket with it; null for an answer that does nothing.
  actions jsonb,
  -- Counted without an event: who uses what how often is a hint for the order, not a figure.
  use_count integer not null default 0,
  last_used_at timestamptz,
  version integer not null default 1,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  archived_at timestamptz,
  check ((audience = 'team') = (team_id is not null)),
  check (audience <> 'private' or agent_id is not null)
);
create index answer_shared on answer (audience) where archived_at is null;

create table rule (
  id uuid primary key,
  name text not null,
  position integer not null,
  is_on boolean not null default true,
  -- When it is looked at: as a ticket opens, or with each message of the customer as well.
  runs_on text not null default 'opened' check (runs_on in ('opened', 'message')),
  match text not null default 'all' check (match in ('all', 'any')),
  conditions jsonb not null,
  actions jsonb not null,
  created_at timestamptz not null,
  updated_at timestamptz not null
);

alter table ticket add column priority text not null default 'normal'
  check (priority in ('low', 'normal', 'high', 'urgent'));

-- To whom a queue gives its new tickets.
alter table queue add column giving text not null default 'nobody'
  check (giving in ('nobody', 'inTurn', 'fewestOpen'));

-- Who of a team, or of all who serve a queue, was given a ticket last. The row is locked while somebody is chosen, so
-- that two arrivals choose one after the other.
create table rotation (
  scope_id uuid primary key,
  last_agent_id uuid references agent,
  given_count bigint not null default 0
);

-- Who is away until when. A row that has run out counts for nothing and is cleared by a job.
create table absence (
  agent_id uuid primary key references agent,
  since timestamptz not null,
  until timestamptz not null,
  hand_to text not null check (hand_to in ('queue', 'agent')),
  hand_to_agent_id uuid references agent,
  check ((hand_to = 'agent') = (hand_to_agent_id is not null)),
  check (hand_to_agent_id <> agent_id)
);

-- A message that leaves later: what becomes of its ticket when it does. Null for all others.
alter table message drop constraint message_delivery_check;
alter table message add constraint message_delivery_check check (delivery in
  ('scheduled', 'queued', 'sending', 'sent', 'delivered', 'read', 'failed', 'unknown', 'unsent', 'cancelled'));
alter table outbox add column departure jsonb;
create index outbox_departure on outbox (due_at) where departure is not null;
