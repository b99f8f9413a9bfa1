-- The foundation: who serves, who is served, the matter, what was said, what happened.
-- Every time is given by the program; nothing here reads the clock.

create extension if not exists unaccent;
create extension if not exists pg_trgm;

-- Who serves ------------------------------------------------------------------------------------------------------

create table setting (
  name text primary key,
  value jsonb not null,
  updated_at timestamptz not null
);

create table team (
  id uuid primary key,
  name text not null,
  signature text not null default '',
  created_at timestamptz not null,
  archived_at timestamptz
);

create table agent (
  id uuid primary key,
  login_id text unique,
  email text not null,
  name text not null,
  -- The name that customers read; the agent's own where null.
  alias text,
  role text not null check (role in ('administrator', 'supervisor', 'agent', 'reader')),
  locale text not null default 'es',
  time_zone text not null default 'Europe/Madrid',
  theme text not null default 'system' check (theme in ('system', 'light', 'dark')),
  signature text not null default '',
  created_at timestamptz not null,
  invited_at timestamptz,
  deactivated_at timestamptz
);
create unique index agent_email_key on agent (lower(email));

create table agent_invitation (
  token_hash bytea primary key,
  agent_id uuid not null references agent,
  purpose text not null check (purpose in ('invitation', 'passwordReset')),
  created_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz
);

create table team_member (
  team_id uuid not null references team,
  agent_id uuid not null references agent,
  primary key (team_id, agent_id)
);
create index team_member_agent on team_member (agent_id);

create table queue (
  id uuid primary key,
  name text not null,
  team_id uuid references team,
  position integer not null default 0,
  is_default boolean not null default false,
  created_at timestamptz not null,
  archived_at timestamptz
);
create unique index queue_default on queue (is_default) where is_default;

create table channel (
  id uuid primary key,
  kind text not null,
  name text not null,
  -- Secrets inside are sealed by the program (AES-256-GCM with a key id).
  settings jsonb not null,
  queue_id uuid not null references queue,
  signature text not null default '',
  is_enabled boolean not null default true,
  -- The last probe: {ok, steps, facts, at}.
  health jsonb,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  archived_at timestamptz
);

create table channel_store (
  channel_id uuid not null references channel,
  key text not null,
  value jsonb not null,
  primary key (channel_id, key)
);

create table lease (
  name text primary key,
  holder text not null,
  expires_at timestamptz not null
);

create table api_key (
  id uuid primary key,
  name text not null,
  key_hash bytea not null unique,
  -- The first characters, so that a person can tell two keys apart.
  prefix text not null,
  scopes text[] not null,
  created_at timestamptz not null,
  last_used_at timestamptz,
  revoked_at timestamptz
);

create table idempotency (
  actor text not null,
  key text not null,
  request_hash bytea not null,
  status integer,
  response jsonb,
  created_at timestamptz not null,
  primary key (actor, key)
);
create index idempotency_age on idempotency (created_at);

-- Who is served ---------------------------------------------------------------------------------------------------

create table customer (
  id uuid primary key,
  name text,
  is_organisation boolean not null default false,
  organisation_id uuid references customer,
  locale text,
  about text not null default '',
  -- Lower case without accents; what names are searched by.
  search_name text not null default '',
  version integer not null default 1,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  -- Blocked: hidden from everyone but authorities until destroyed (LO 3/2018 art. 32).
  restricted_at timestamptz,
  erased_at timestamptz
);
create index customer_search_name on customer using gin (search_name gin_trgm_ops);

create table identity (
  id uuid primary key,
  customer_id uuid not null references customer,
  kind text not null,
  value text not null,
  display_name text,
  verified_at timestamptz,
  verified_by text,
  created_at timestamptz not null,
  unique (kind, value)
);
create index identity_customer on identity (customer_id);
create index identity_value on identity using gin (value gin_trgm_ops);

-- One row for each identity moved between customers; undoing is another row that points back.
create table identity_move (
  id uuid primary key,
  identity_ids uuid[] not null,
  ticket_ids uuid[] not null,
  from_customer_id uuid not null references customer,
  to_customer_id uuid not null references customer,
  evidence jsonb not null,
  moved_by uuid references agent,
  moved_at timestamptz not null,
  undoes uuid unique references identity_move
);
create index identity_move_from on identity_move (from_customer_id);
create index identity_move_to on identity_move (to_customer_id);

-- "Same person?": suggested with its reasons, decided by a person.
create table customer_suggestion (
  id uuid primary key,
  customer_id uuid not null references customer,
  other_customer_id uuid not null references customer,
  reasons jsonb not null,
  created_at timestamptz not null,
  decided_at timestamptz,
  decision text check (decision in ('joined', 'dismissed')),
  unique (customer_id, other_customer_id)
);

-- The matter ------------------------------------------------------------------------------------------------------

create table ticket (
  id uuid primary key,
  tracking_key text not null unique,
  subject text,
  kind text not null default 'query'
    check (kind in ('query', 'instantQuery', 'complaint', 'incident', 'suggestion', 'thanks')),
  status text not null default 'open' check (status in ('open', 'waiting', 'resolved')),
  waiting_on text check (waiting_on in ('customer', 'partner', 'internal')),
  follow_up_at timestamptz,
  snoozed_until timestamptz,
  disposition text,
  reason text,
  tags text[] not null default '{}',
  customer_id uuid not null references customer,
  queue_id uuid not null references queue,
  owner_id uuid references agent,
  -- Where it began; the channel of an answer belongs to the message.
  channel_id uuid references channel,
  version integer not null default 1,
  message_count integer not null default 0,
  last_message_at timestamptz not null,
  last_inbound_at timestamptz,
  last_channel_id uuid references channel,
  last_text text not null default '',
  waiting_since timestamptz,
  is_spam boolean not null default false,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  resolved_at timestamptz,
  check ((status = 'waiting') = (follow_up_at is not null)),
  check ((status = 'waiting') = (waiting_on is not null))
);
create index ticket_customer on ticket (customer_id, last_message_at desc);
-- The desk's lists: newest activity first, by cursor; one index a view.
create index ticket_open on ticket (last_message_at desc, id desc) where status = 'open' and not is_spam;
create index ticket_owner on ticket (owner_id, status, last_message_at desc, id desc) where owner_id is not null;
create index ticket_unowned on ticket (last_message_at desc, id desc)
  where owner_id is null and status = 'open' and not is_spam;
create index ticket_queue on ticket (queue_id, status, last_message_at desc, id desc);
create index ticket_status on ticket (status, last_message_at desc, id desc);
create index ticket_all on ticket (last_message_at desc, id desc);
create index ticket_waiting_since on ticket (waiting_since, id) where waiting_since is not null;
create index ticket_follow_up on ticket (follow_up_at) where follow_up_at is not null;
create index ticket_snoozed on ticket (snoozed_until) where snoozed_until is not null;
create index ticket_spam on ticket (last_message_at desc, id desc) where is_spam;

-- A secret that brings an answer back to its ticket; at least 80 bits; it grants no membership by itself.
create table ticket_token (
  token_hash bytea primary key,
  ticket_id uuid not null references ticket,
  purpose text not null check (purpose in ('reply', 'continuation')),
  created_at timestamptz not null,
  expires_at timestamptz
);
create index ticket_token_ticket on ticket_token (ticket_id);

-- Who takes part besides the customer. By value and not by identity: somebody copied in becomes a customer only when
-- he writes.
create table participant (
  ticket_id uuid not null references ticket,
  kind text not null,
  value text not null,
  name text,
  role text not null check (role in ('customer', 'copied', 'partner')),
  since timestamptz not null,
  primary key (ticket_id, kind, value)
);
create index participant_value on participant (kind, value);

-- Tickets that may be the same matter, for an agent to decide.
create table ticket_suggestion (
  ticket_id uuid not null references ticket,
  other_ticket_id uuid not null references ticket,
  rule text not null,
  created_at timestamptz not null,
  decided_at timestamptz,
  decision text check (decision in ('joined', 'dismissed')),
  primary key (ticket_id, other_ticket_id)
);

create table interaction (
  id uuid primary key,
  ticket_id uuid not null references ticket,
  channel_id uuid not null references channel,
  opened_at timestamptz not null,
  ended_at timestamptz,
  ended_by text check (ended_by in ('answer', 'disposition')),
  disposition text,
  agent_id uuid references agent
);
create index interaction_ticket on interaction (ticket_id, opened_at);
create index interaction_open on interaction (ticket_id, channel_id) where ended_at is null;

create table message (
  id uuid primary key,
  ticket_id uuid not null references ticket,
  interaction_id uuid references interaction,
  channel_id uuid references channel,
  kind text not null check (kind in ('message', 'note', 'receipt')),
  direction text not null check (direction in ('in', 'out', 'internal')),
  author_identity_id uuid references identity,
  author_agent_id uuid references agent,
  author_name text,
  subject text,
  text text not null,
  quoted_text text,
  signature text,
  html text,
  parties jsonb not null default '{}',
  -- Ours: the name fixed before sending. Theirs: the name it came with.
  own_ref text,
  refs text[] not null default '{}',
  native_thread text,
  automatic text check (automatic in ('auto', 'bulk')),
  assurance jsonb,
  placement jsonb,
  warnings text[] not null default '{}',
  raw_blob text,
  -- Outgoing only.
  delivery text check (delivery in ('queued', 'sending', 'sent', 'delivered', 'read', 'failed', 'unknown', 'unsent', 'cancelled')),
  delivery_code text,
  delivery_detail text,
  occurred_at timestamptz not null,
  created_at timestamptz not null,
  edited_at timestamptz,
  redacted_at timestamptz,
  redacted_by uuid references agent
);
create index message_ticket on message (ticket_id, occurred_at, id);
create index message_own_ref on message (own_ref) where own_ref is not null;
create index message_native_thread on message (channel_id, native_thread) where native_thread is not null;
create index message_author on message (author_identity_id) where author_identity_id is not null;

-- Further names of a message at its provider, where it has more than one.
create table message_ref (
  ref text not null,
  message_id uuid not null references message,
  primary key (ref, message_id)
);

create table message_move (
  id uuid primary key,
  message_ids uuid[] not null,
  from_ticket_id uuid not null references ticket,
  to_ticket_id uuid not null references ticket,
  -- What the move changed besides the messages, so that the inverse restores exactly that.
  before jsonb not null,
  reason text,
  moved_by uuid references agent,
  moved_at timestamptz not null,
  undoes uuid unique references message_move
);
create index message_move_from on message_move (from_ticket_id);
create index message_move_to on message_move (to_ticket_id);

create table attachment (
  id uuid primary key,
  message_id uuid not null references message,
  position integer not null,
  name text,
  type text not null,
  size bigint not null,
  is_inline boolean not null,
  content_id text,
  blob text,
  redacted_at timestamptz
);
create index attachment_message on attachment (message_id, position);
create index attachment_blob on attachment (blob);

-- Everything that came, whatever became of it: counted, explained, never dropped.
create table arrival (
  id uuid primary key,
  channel_id uuid not null references channel,
  external_id text not null,
  type text not null,
  outcome text not null check (outcome in ('placed', 'ignored', 'quarantined', 'stored')),
  why text,
  detail text,
  message_id uuid references message,
  sender_identity_id uuid references identity,
  raw_blob text,
  payload jsonb,
  occurred_at timestamptz not null,
  received_at timestamptz not null,
  decided_at timestamptz,
  decided_by uuid references agent,
  unique (channel_id, external_id)
);
create index arrival_outcome on arrival (channel_id, outcome, received_at desc);
create index arrival_attention on arrival (received_at desc, id desc) where outcome in ('quarantined', 'ignored');
create index arrival_message on arrival (message_id) where message_id is not null;

-- Outgoing work: our own rows, so that every state of a message can be seen.
create table outbox (
  id uuid primary key,
  message_id uuid not null unique references message,
  channel_id uuid not null references channel,
  state text not null check (state in ('queued', 'sending', 'done', 'failed', 'unknown', 'cancelled')),
  attempt integer not null default 0,
  due_at timestamptz not null,
  locked_by text,
  locked_at timestamptz,
  last_code text,
  last_detail text,
  created_at timestamptz not null,
  finished_at timestamptz
);
create index outbox_due on outbox (due_at) where state = 'queued';
create index outbox_sending on outbox (locked_by) where state = 'sending';

create table draft (
  agent_id uuid not null references agent,
  ticket_id uuid not null references ticket,
  body jsonb not null,
  updated_at timestamptz not null,
  primary key (agent_id, ticket_id)
);
create index draft_ticket on draft (ticket_id);

create table upload (
  id uuid primary key,
  blob text not null,
  name text not null,
  type text not null,
  size bigint not null,
  uploaded_by text not null,
  created_at timestamptz not null
);
create index upload_age on upload (created_at);

-- What happened ---------------------------------------------------------------------------------------------------

-- Appended last in each transaction under one advisory lock, so positions become visible in order.
create sequence event_position;
create table event (
  position bigint primary key,
  type text not null,
  at timestamptz not null,
  actor_type text not null check (actor_type in ('agent', 'apiKey', 'system', 'customer')),
  actor_id uuid,
  ticket_id uuid,
  customer_id uuid,
  facts jsonb not null
);
create index event_ticket on event (ticket_id, position) where ticket_id is not null;
create index event_customer on event (customer_id, position) where customer_id is not null;

create table event_seal (
  from_position bigint primary key,
  to_position bigint not null,
  previous_hash bytea not null,
  hash bytea not null,
  sealed_at timestamptz not null
);

-- Erasures are replayed from here after a restore.
create table erasure_ledger (
  customer_id uuid primary key,
  identity_ids uuid[] not null,
  blobs text[] not null default '{}',
  erased_by uuid,
  erased_at timestamptz not null
);
