-- What agents need at work: views of their own, words on tickets, what is new to whom, who follows, who is told.

-- A view is a built-in one narrowed by a filter; the shapes are in packages/core/src/tickets/ticket-filter.ts.
create table ticket_view (
  id uuid primary key,
  -- Null: everybody's.
  agent_id uuid references agent,
  name text not null,
  filter jsonb not null,
  position integer not null,
  created_at timestamptz not null,
  updated_at timestamptz not null
);
create index ticket_view_agent on ticket_view (agent_id, position);

-- The words that are in use, in one spelling each, so that they can be proposed without reading every ticket.
create table tag (
  name text primary key,
  created_at timestamptz not null
);
create unique index tag_folded on tag (lower(name));
-- Two spellings of one word: the first of the alphabet stays on the list, both stay on their tickets.
insert into tag (name, created_at)
  select min(name collate "C"), min(at) from (
    select unnest(tags) as name, created_at as at from ticket where tags <> '{}') as used
  group by lower(name);
-- Most tickets have none: they cost this index nothing.
create index ticket_tags on ticket using gin (tags) where tags <> '{}';

-- How far an agent has read a ticket, by the position of an event. No row: nothing of it yet.
create table ticket_seen (
  agent_id uuid not null references agent,
  ticket_id uuid not null references ticket,
  position bigint not null,
  seen_at timestamptz not null,
  -- Put back among the unread by hand, whatever has come.
  is_unread boolean not null default false,
  primary key (agent_id, ticket_id)
);
create index ticket_seen_ticket on ticket_seen (ticket_id);
-- What happened until then is old to this agent; where null, until the agent came.
alter table agent add column seen_before timestamptz;
update agent set seen_before = (select max(at) from event);

create table ticket_follower (
  ticket_id uuid not null references ticket,
  agent_id uuid not null references agent,
  why text not null check (why in ('chosen', 'mentioned', 'answered')),
  since timestamptz not null,
  -- Left by hand: nothing automatic brings the agent back.
  ended_at timestamptz,
  primary key (ticket_id, agent_id)
);
create index ticket_follower_agent on ticket_follower (agent_id) where ended_at is null;

-- Whom a note names. `name` is what stands after the @ in it.
create table message_mention (
  message_id uuid not null references message,
  agent_id uuid references agent,
  team_id uuid references team,
  name text not null,
  check ((agent_id is null) <> (team_id is null))
);
create unique index message_mention_agent on message_mention (message_id, agent_id) where agent_id is not null;
create unique index message_mention_team on message_mention (message_id, team_id) where team_id is not null;

-- What an agent is told of. Ids only: what a customer wrote stays where it is and goes when it is erased there.
create table notification (
  id uuid primary key,
  agent_id uuid not null references agent,
  kind text not null check (kind in ('mentioned', 'assigned', 'message', 'returned', 'failed')),
  ticket_id uuid not null references ticket,
  message_id uuid references message,
  -- The last event it tells of, and how many it tells of.
  event_position bigint not null,
  times integer not null default 1,
  -- Where the agent wanted to be told when it was made.
  in_desk boolean not null,
  in_browser boolean not null,
  by_mail boolean not null,
  made_at timestamptz not null,
  read_at timestamptz,
  mailed_at timestamptz
);
-- Twice is once, whatever is read again.
create unique index notification_once on notification (agent_id, kind, ticket_id, event_position);
-- What is still unread of one ticket gathers in one line.
create unique index notification_unread on notification (agent_id, ticket_id, kind) where read_at is null;
create index notification_list on notification (agent_id, made_at desc, id desc);
create index notification_mail on notification (agent_id, made_at)
  where by_mail and read_at is null and mailed_at is null;
create index notification_ticket on notification (ticket_id);
create index notification_message on notification (message_id) where message_id is not null;

-- What an agent chose; no row: as it comes.
create table notification_choice (
  agent_id uuid primary key references agent,
  choice jsonb not null,
  mailed_at timestamptz
);

-- How far the log has been told. What happened before there was anything to tell stays untold.
create table notification_progress (
  is_only boolean primary key default true check (is_only),
  position bigint not null
);
insert into notification_progress (position) select coalesce(max(position), 0) from event;
