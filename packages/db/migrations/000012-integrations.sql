-- What other programs and other data meet: outgoing webhooks, custom fields, imports, passkeys, and what a report counts.

-- A program that is told what happens. It has been told of everything up to `position` but what waits in its deliveries.
create table webhook (
  id uuid primary key,
  name text not null,
  url text not null,
  -- `*`, `ticket.*` or `ticket.opened`.
  event_types text[] not null,
  -- Sealed. The old one signs beside it until `old_secret_until`.
  secret text not null,
  old_secret text,
  old_secret_until timestamptz,
  is_enabled boolean not null default true,
  position bigint not null,
  -- Paused by Hilo, never by itself resumed: whoever looks after it decides.
  paused_at timestamptz,
  paused_why text check (paused_why in ('failing', 'gone')),
  -- Nothing is tried before this.
  due_at timestamptz,
  locked_by text,
  locked_until timestamptz,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  archived_at timestamptz
);

-- One event for one webhook. Its body is the event itself and is not kept twice.
create table webhook_delivery (
  id uuid primary key,
  webhook_id uuid not null references webhook (id),
  position bigint not null,
  event_type text not null,
  state text not null check (state in ('waiting', 'delivered', 'failed')),
  attempt integer not null default 0,
  -- What the last attempt came to.
  status integer,
  code text,
  duration_ms integer,
  response text,
  created_at timestamptz not null,
  tried_at timestamptz,
  finished_at timestamptz,
  unique (webhook_id, position)
);
create index webhook_delivery_waiting on webhook_delivery (webhook_id, position) where state = 'waiting';
create index webhook_delivery_failed on webhook_delivery (webhook_id, position) where state = 'failed';
create index webhook_delivery_done on webhook_delivery (finished_at) where state = 'delivered';

-- What an organisation wants to know of a ticket or a customer beyond what every one has.
create table field (
  id uuid primary key,
  subject text not null check (subject in ('ticket', 'customer')),
  -- Names it in the API and in events; never changes.
  key text not null,
  name text not null,
  type text not null check (type in ('text', 'number', 'date', 'choice', 'choices', 'checkbox', 'link')),
  choices jsonb not null default '[]',
  is_required boolean not null default false,
  -- Shown in the panel even while it is empty.
  is_prominent boolean not null default true,
  position integer not null default 0,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  archived_at timestamptz,
  unique (subject, key)
);

create table field_value (
  field_id uuid not null references field (id),
  ticket_id uuid references ticket (id),
  customer_id uuid references customer (id),
  owner_id uuid generated always as (coalesce(ticket_id, customer_id)) stored,
  value jsonb not null,
  -- For words alone: texts, links and choices.
  words tsvector,
  updated_at timestamptz not null,
  primary key (owner_id, field_id),
  check ((ticket_id is null) <> (customer_id is null))
);
create index field_value_ticket on field_value (ticket_id) where ticket_id is not null;
create index field_value_customer on field_value (customer_id) where customer_id is not null;
create index field_value_field on field_value (field_id);
create index field_value_words on field_value using gin (words) where words is not null;

-- Mail addresses under this domain are of people of that organisation: a suggestion, never a decision.
create table organisation_domain (
  domain text primary key,
  customer_id uuid not null references customer (id),
  created_at timestamptz not null
);
create index organisation_domain_customer on organisation_domain (customer_id);
create index customer_organisation_name on customer (search_name) where is_organisation;

-- Customers out of a file. The file itself goes once its lines stand in `import_row`.
create table import (
  id uuid primary key,
  file_name text not null,
  blob text,
  size bigint not null,
  state text not null
    check (state in ('mapping', 'checking', 'checked', 'running', 'done', 'cancelled', 'failed')),
  -- How the file is written, and which column is what.
  form jsonb not null,
  sample jsonb not null default '[]',
  counts jsonb not null default '{}',
  why text,
  created_by uuid references agent (id),
  created_at timestamptz not null,
  updated_at timestamptz not null,
  finished_at timestamptz,
  locked_by text,
  locked_until timestamptz
);
create index import_open on import (created_at) where state in ('checking', 'running');
create index import_blob on import (blob) where blob is not null;

create table import_row (
  import_id uuid not null references import (id),
  line integer not null,
  value jsonb not null,
  outcome text check (outcome in ('new', 'update', 'same', 'refused')),
  why text,
  customer_id uuid references customer (id),
  done_at timestamptz,
  primary key (import_id, line)
);
create index import_row_open on import_row (import_id, line) where done_at is null;
create index import_row_outcome on import_row (import_id, outcome, line);
create index import_row_customer on import_row (customer_id) where customer_id is not null;

-- A report counts by day and never reads more than its days.
create index interaction_opened on interaction (opened_at);
create index interaction_answered on interaction (ended_at) where ended_by = 'answer';
create index event_resolved on event (at) where type = 'ticket.resolved';

-- Passkeys: the table of @better-auth/passkey 1.7.6 as the library prints it.
create table "auth"."passkey" (
  "id" text not null primary key,
  "name" text,
  "publicKey" text not null,
  "userId" text not null references "auth"."user" ("id") on delete cascade,
  "credentialID" text not null,
  "counter" integer not null,
  "deviceType" text not null,
  "backedUp" boolean not null,
  "transports" text,
  "createdAt" timestamptz,
  "aaguid" text
);
create index "passkey_userId_idx" on "auth"."passkey" ("userId");
create index "passkey_credentialID_idx" on "auth"."passkey" ("credentialID");
