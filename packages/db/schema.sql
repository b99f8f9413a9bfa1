-- Made by `npm run generate` from the migrations. Read it; change the migrations.

CREATE OR REPLACE FUNCTION public.hilo_restore_accents(words text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE STRICT
AS $function$ select regexp_replace(lower(words), '([csx])ion\M', '\1ión', 'g') $function$
;

CREATE OR REPLACE FUNCTION public.hilo_search_beginning(word text)
 RETURNS tsquery
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE STRICT
AS $function$
    select case when numnode(plain) = 0 then hilo_search_word(word)
      else hilo_search_word(word) || (plain::text || ':*')::tsquery end
    from (select plainto_tsquery('hilo_plain'::regconfig, word) as plain) as form
  $function$
;

CREATE OR REPLACE FUNCTION public.hilo_search_name(name text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE STRICT
AS $function$ select lower(unaccent('unaccent'::regdictionary, name)) $function$
;

CREATE OR REPLACE FUNCTION public.hilo_search_vector(words text)
 RETURNS tsvector
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE STRICT
AS $function$
    select strip(
      to_tsvector('spanish'::regconfig, hilo_restore_accents(words))
      || to_tsvector('english'::regconfig, words)
      || to_tsvector('hilo_plain'::regconfig, words))
  $function$
;

CREATE OR REPLACE FUNCTION public.hilo_search_vector(words text, at timestamp with time zone)
 RETURNS tsvector
 LANGUAGE sql
 STABLE PARALLEL SAFE STRICT
AS $function$
    select hilo_search_vector(words) || array_to_tsvector(array['@' || to_char(at at time zone 'UTC', 'YYMM')])
  $function$
;

CREATE OR REPLACE FUNCTION public.hilo_search_word(word text)
 RETURNS tsquery
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE STRICT
AS $function$
    select case when plain in (spanish, english) then stems else stems || plain end
    from (
      select spanish, english, plain, case when english = spanish then spanish else spanish || english end as stems
      from (
        select spanish, plain, case when word ~ '[^\x01-\x7f]' and word !~ '[áéíóú]s?\M' then spanish
          else plainto_tsquery('english'::regconfig, word) end as english
        from (
          select plainto_tsquery('spanish'::regconfig, hilo_restore_accents(word)) as spanish,
            plainto_tsquery('hilo_plain'::regconfig, word) as plain) as form) as form) as form
  $function$
;

CREATE OR REPLACE FUNCTION public.hilo_ticket_home(id uuid)
 RETURNS uuid
 LANGUAGE sql
 STABLE PARALLEL SAFE STRICT
AS $function$
    with recursive way as (
      select ticket.id, ticket.merged_into, 0 as steps from ticket where ticket.id = hilo_ticket_home.id
      union all
      select ticket.id, ticket.merged_into, steps + 1 from way join ticket on ticket.id = way.merged_into
      where steps < 50)
    select way.id from way where way.merged_into is null limit 1
  $function$
;

create sequence event_position;

create table absence (
  agent_id uuid not null,
  since timestamp with time zone not null,
  until timestamp with time zone not null,
  hand_to text not null,
  hand_to_agent_id uuid,
  constraint absence_agent_id_fkey FOREIGN KEY (agent_id) REFERENCES agent(id),
  constraint absence_check CHECK (((hand_to = 'agent'::text) = (hand_to_agent_id IS NOT NULL))),
  constraint absence_check1 CHECK ((hand_to_agent_id <> agent_id)),
  constraint absence_hand_to_agent_id_fkey FOREIGN KEY (hand_to_agent_id) REFERENCES agent(id),
  constraint absence_hand_to_check CHECK ((hand_to = ANY (ARRAY['queue'::text, 'agent'::text]))),
  constraint absence_pkey PRIMARY KEY (agent_id)
);

create table access_code (
  id uuid not null,
  ticket_id uuid not null,
  identity_id uuid not null,
  code_hash bytea not null,
  attempts integer not null default 0,
  created_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  used_at timestamp with time zone,
  sent_kind text,
  sent_value text,
  constraint access_code_identity_id_fkey FOREIGN KEY (identity_id) REFERENCES identity(id),
  constraint access_code_pkey PRIMARY KEY (id),
  constraint access_code_sent_check CHECK (((sent_kind IS NULL) = (sent_value IS NULL))),
  constraint access_code_ticket_id_fkey FOREIGN KEY (ticket_id) REFERENCES ticket(id)
);

create table agent (
  id uuid not null,
  login_id text,
  email text not null,
  name text not null,
  alias text,
  role text not null,
  locale text not null default 'es'::text,
  time_zone text not null default 'Europe/Madrid'::text,
  theme text not null default 'system'::text,
  signature text not null default ''::text,
  created_at timestamp with time zone not null,
  invited_at timestamp with time zone,
  deactivated_at timestamp with time zone,
  seen_before timestamp with time zone,
  photo_id uuid,
  photo_blob text,
  list_columns text[] not null default '{}'::text[],
  constraint agent_login_id_key UNIQUE (login_id),
  constraint agent_photo CHECK (((photo_id IS NULL) = (photo_blob IS NULL))),
  constraint agent_photo_id_key UNIQUE (photo_id),
  constraint agent_pkey PRIMARY KEY (id),
  constraint agent_role_check CHECK ((role = ANY (ARRAY['administrator'::text, 'supervisor'::text, 'agent'::text, 'reader'::text]))),
  constraint agent_theme_check CHECK ((theme = ANY (ARRAY['system'::text, 'light'::text, 'dark'::text])))
);

create table agent_invitation (
  token_hash bytea not null,
  agent_id uuid not null,
  purpose text not null,
  created_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  used_at timestamp with time zone,
  constraint agent_invitation_agent_id_fkey FOREIGN KEY (agent_id) REFERENCES agent(id),
  constraint agent_invitation_pkey PRIMARY KEY (token_hash),
  constraint agent_invitation_purpose_check CHECK ((purpose = ANY (ARRAY['invitation'::text, 'passwordReset'::text])))
);

create table answer (
  id uuid not null,
  title text not null,
  shortcut text,
  folder text not null default ''::text,
  audience text not null,
  agent_id uuid,
  team_id uuid,
  bodies jsonb not null,
  actions jsonb,
  use_count integer not null default 0,
  last_used_at timestamp with time zone,
  version integer not null default 1,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  archived_at timestamp with time zone,
  constraint answer_agent_id_fkey FOREIGN KEY (agent_id) REFERENCES agent(id),
  constraint answer_audience_check CHECK ((audience = ANY (ARRAY['private'::text, 'team'::text, 'everyone'::text]))),
  constraint answer_check CHECK (((audience = 'team'::text) = (team_id IS NOT NULL))),
  constraint answer_check1 CHECK (((audience <> 'private'::text) OR (agent_id IS NOT NULL))),
  constraint answer_pkey PRIMARY KEY (id),
  constraint answer_team_id_fkey FOREIGN KEY (team_id) REFERENCES team(id)
);

create table api_key (
  id uuid not null,
  name text not null,
  key_hash bytea not null,
  prefix text not null,
  scopes text[] not null,
  created_at timestamp with time zone not null,
  last_used_at timestamp with time zone,
  revoked_at timestamp with time zone,
  constraint api_key_key_hash_key UNIQUE (key_hash),
  constraint api_key_pkey PRIMARY KEY (id)
);

create table approval (
  id uuid not null,
  ticket_id uuid not null,
  action text not null,
  change jsonb not null,
  reason text not null,
  asked_by uuid not null,
  asked_at timestamp with time zone not null,
  decided_by uuid,
  decided_at timestamp with time zone,
  decision text,
  constraint approval_action_check CHECK ((action = ANY (ARRAY['relabel'::text, 'close'::text, 'merge'::text, 'spam'::text, 'extend'::text]))),
  constraint approval_asked_by_fkey FOREIGN KEY (asked_by) REFERENCES agent(id),
  constraint approval_check CHECK (((decision IS NULL) = (decided_at IS NULL))),
  constraint approval_check1 CHECK (((decision IS DISTINCT FROM 'approved'::text) OR (decided_by <> asked_by))),
  constraint approval_decided_by_fkey FOREIGN KEY (decided_by) REFERENCES agent(id),
  constraint approval_decision_check CHECK ((decision = ANY (ARRAY['approved'::text, 'refused'::text, 'withdrawn'::text]))),
  constraint approval_pkey PRIMARY KEY (id),
  constraint approval_ticket_id_fkey FOREIGN KEY (ticket_id) REFERENCES ticket(id)
);

create table arrival (
  id uuid not null,
  channel_id uuid not null,
  external_id text not null,
  type text not null,
  outcome text not null,
  why text,
  detail text,
  message_id uuid,
  sender_identity_id uuid,
  raw_blob text,
  payload jsonb,
  occurred_at timestamp with time zone not null,
  received_at timestamp with time zone not null,
  decided_at timestamp with time zone,
  decided_by uuid,
  constraint arrival_channel_id_external_id_key UNIQUE (channel_id, external_id),
  constraint arrival_channel_id_fkey FOREIGN KEY (channel_id) REFERENCES channel(id),
  constraint arrival_decided_by_fkey FOREIGN KEY (decided_by) REFERENCES agent(id),
  constraint arrival_message_id_fkey FOREIGN KEY (message_id) REFERENCES message(id),
  constraint arrival_outcome_check CHECK ((outcome = ANY (ARRAY['placed'::text, 'ignored'::text, 'quarantined'::text, 'stored'::text]))),
  constraint arrival_pkey PRIMARY KEY (id),
  constraint arrival_sender_identity_id_fkey FOREIGN KEY (sender_identity_id) REFERENCES identity(id)
);

create table attachment (
  id uuid not null,
  message_id uuid not null,
  position integer not null,
  name text,
  type text not null,
  size bigint not null,
  is_inline boolean not null,
  content_id text,
  blob text,
  redacted_at timestamp with time zone,
  constraint attachment_message_id_fkey FOREIGN KEY (message_id) REFERENCES message(id),
  constraint attachment_pkey PRIMARY KEY (id)
);

create table awaiting_turn (
  ticket_id uuid not null,
  is_live boolean not null,
  since timestamp with time zone not null,
  constraint awaiting_turn_pkey PRIMARY KEY (ticket_id),
  constraint awaiting_turn_ticket_id_fkey FOREIGN KEY (ticket_id) REFERENCES ticket(id) ON DELETE CASCADE
);

create table breach (
  id uuid not null,
  ticket_id uuid not null,
  clock_id uuid not null,
  kind text not null,
  rule text not null,
  channel_id uuid,
  queue_id uuid,
  owner_id uuid,
  due_at timestamp with time zone not null,
  breached_at timestamp with time zone not null,
  answered_at timestamp with time zone,
  cause text,
  remedy text,
  noted_by uuid,
  noted_at timestamp with time zone,
  withdrawn_at timestamp with time zone,
  constraint breach_channel_id_fkey FOREIGN KEY (channel_id) REFERENCES channel(id),
  constraint breach_clock_id_key UNIQUE (clock_id),
  constraint breach_noted_by_fkey FOREIGN KEY (noted_by) REFERENCES agent(id),
  constraint breach_owner_id_fkey FOREIGN KEY (owner_id) REFERENCES agent(id),
  constraint breach_pkey PRIMARY KEY (id),
  constraint breach_queue_id_fkey FOREIGN KEY (queue_id) REFERENCES queue(id),
  constraint breach_ticket_id_fkey FOREIGN KEY (ticket_id) REFERENCES ticket(id)
);

create table calendar (
  code text not null,
  version integer not null,
  name text not null,
  parent_code text,
  zone text not null,
  working_weekdays integer[] not null,
  years jsonb not null,
  created_at timestamp with time zone not null,
  created_by uuid,
  parent_version integer,
  scope text not null default 'national'::text,
  constraint calendar_check CHECK (((parent_code IS NULL) = (parent_version IS NULL))),
  constraint calendar_created_by_fkey FOREIGN KEY (created_by) REFERENCES agent(id),
  constraint calendar_parent_code_parent_version_fkey FOREIGN KEY (parent_code, parent_version) REFERENCES calendar(code, version),
  constraint calendar_pkey PRIMARY KEY (code, version),
  constraint calendar_scope_check CHECK ((scope = ANY (ARRAY['national'::text, 'regional'::text, 'local'::text, 'own'::text])))
);

create table channel (
  id uuid not null,
  kind text not null,
  name text not null,
  settings jsonb not null,
  queue_id uuid not null,
  signature text not null default ''::text,
  is_enabled boolean not null default true,
  health jsonb,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  archived_at timestamp with time zone,
  vocation jsonb not null default '{}'::jsonb,
  hours_id uuid,
  is_shown boolean not null default true,
  sends_receipts boolean not null default true,
  constraint channel_hours_id_fkey FOREIGN KEY (hours_id) REFERENCES opening_hours(id),
  constraint channel_pkey PRIMARY KEY (id),
  constraint channel_queue_id_fkey FOREIGN KEY (queue_id) REFERENCES queue(id)
);

create table channel_store (
  channel_id uuid not null,
  key text not null,
  value jsonb not null,
  constraint channel_store_channel_id_fkey FOREIGN KEY (channel_id) REFERENCES channel(id),
  constraint channel_store_pkey PRIMARY KEY (channel_id, key)
);

create table clock (
  ticket_id uuid not null,
  id uuid not null,
  kind text not null,
  rule text not null,
  state text not null,
  is_binding boolean not null default false,
  channel_id uuid,
  message_id uuid,
  started_at timestamp with time zone not null,
  due_at timestamp with time zone not null,
  warn_at timestamp with time zone[] not null default '{}'::timestamp with time zone[],
  warned_count integer not null default 0,
  escalated_count integer not null default 0,
  next_wake_at timestamp with time zone,
  paused_at timestamp with time zone,
  left_minutes double precision,
  breached_at timestamp with time zone,
  ended_at timestamp with time zone,
  end_reason text,
  met_by_message_id uuid,
  superseded_by uuid,
  note text,
  promised_by uuid,
  trace jsonb not null,
  constraint clock_channel_id_fkey FOREIGN KEY (channel_id) REFERENCES channel(id),
  constraint clock_check CHECK (((state = ANY (ARRAY['met'::text, 'superseded'::text, 'cancelled'::text])) <= (ended_at IS NOT NULL))),
  constraint clock_check1 CHECK (((state = 'paused'::text) = (paused_at IS NOT NULL))),
  constraint clock_kind_check CHECK ((kind = ANY (ARRAY['firstAnswer'::text, 'nextAnswer'::text, 'solution'::text, 'legal'::text, 'cure'::text, 'followUp'::text]))),
  constraint clock_message_id_fkey FOREIGN KEY (message_id) REFERENCES message(id),
  constraint clock_met_by_message_id_fkey FOREIGN KEY (met_by_message_id) REFERENCES message(id),
  constraint clock_pkey PRIMARY KEY (ticket_id, id),
  constraint clock_promised_by_fkey FOREIGN KEY (promised_by) REFERENCES agent(id),
  constraint clock_state_check CHECK ((state = ANY (ARRAY['running'::text, 'paused'::text, 'met'::text, 'breached'::text, 'superseded'::text, 'cancelled'::text]))),
  constraint clock_ticket_id_fkey FOREIGN KEY (ticket_id) REFERENCES ticket(id)
);

create table customer (
  id uuid not null,
  name text,
  is_organisation boolean not null default false,
  organisation_id uuid,
  locale text,
  about text not null default ''::text,
  search_name text not null default ''::text,
  version integer not null default 1,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  restricted_at timestamp with time zone,
  erased_at timestamp with time zone,
  merged_into uuid,
  segment text,
  place text,
  constraint customer_merged_into_fkey FOREIGN KEY (merged_into) REFERENCES customer(id),
  constraint customer_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES customer(id),
  constraint customer_pkey PRIMARY KEY (id)
);

create table customer_suggestion (
  id uuid not null,
  customer_id uuid not null,
  other_customer_id uuid not null,
  reasons jsonb not null,
  created_at timestamp with time zone not null,
  decided_at timestamp with time zone,
  decision text,
  constraint customer_suggestion_customer_id_fkey FOREIGN KEY (customer_id) REFERENCES customer(id),
  constraint customer_suggestion_customer_id_other_customer_id_key UNIQUE (customer_id, other_customer_id),
  constraint customer_suggestion_decision_check CHECK ((decision = ANY (ARRAY['joined'::text, 'dismissed'::text]))),
  constraint customer_suggestion_other_customer_id_fkey FOREIGN KEY (other_customer_id) REFERENCES customer(id),
  constraint customer_suggestion_pkey PRIMARY KEY (id)
);

create table draft (
  agent_id uuid not null,
  ticket_id uuid not null,
  body jsonb not null,
  updated_at timestamp with time zone not null,
  is_note boolean not null default (COALESCE((body ->> 'kind'::text), ''::text) = 'note'::text),
  constraint draft_agent_id_fkey FOREIGN KEY (agent_id) REFERENCES agent(id),
  constraint draft_pkey PRIMARY KEY (agent_id, ticket_id, is_note),
  constraint draft_ticket_id_fkey FOREIGN KEY (ticket_id) REFERENCES ticket(id)
);

create table erasure_ledger (
  customer_id uuid not null,
  identity_ids uuid[] not null,
  blobs text[] not null default '{}'::text[],
  erased_by uuid,
  erased_at timestamp with time zone not null,
  constraint erasure_ledger_pkey PRIMARY KEY (customer_id)
);

create table event (
  position bigint not null,
  type text not null,
  at timestamp with time zone not null,
  actor_type text not null,
  actor_id uuid,
  ticket_id uuid,
  customer_id uuid,
  facts jsonb not null,
  constraint event_actor_type_check CHECK ((actor_type = ANY (ARRAY['agent'::text, 'apiKey'::text, 'system'::text, 'customer'::text]))),
  constraint event_pkey PRIMARY KEY ("position")
);

create table event_seal (
  from_position bigint not null,
  to_position bigint not null,
  previous_hash bytea not null,
  hash bytea not null,
  sealed_at timestamp with time zone not null,
  constraint event_seal_pkey PRIMARY KEY (from_position)
);

create table field (
  id uuid not null,
  subject text not null,
  key text not null,
  name text not null,
  type text not null,
  choices jsonb not null default '[]'::jsonb,
  is_required boolean not null default false,
  is_prominent boolean not null default true,
  position integer not null default 0,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  archived_at timestamp with time zone,
  constraint field_pkey PRIMARY KEY (id),
  constraint field_subject_check CHECK ((subject = ANY (ARRAY['ticket'::text, 'customer'::text]))),
  constraint field_subject_key_key UNIQUE (subject, key),
  constraint field_type_check CHECK ((type = ANY (ARRAY['text'::text, 'number'::text, 'date'::text, 'choice'::text, 'choices'::text, 'checkbox'::text, 'link'::text])))
);

create table field_value (
  field_id uuid not null,
  ticket_id uuid,
  customer_id uuid,
  owner_id uuid not null default COALESCE(ticket_id, customer_id),
  value jsonb not null,
  words tsvector,
  updated_at timestamp with time zone not null,
  constraint field_value_check CHECK (((ticket_id IS NULL) <> (customer_id IS NULL))),
  constraint field_value_customer_id_fkey FOREIGN KEY (customer_id) REFERENCES customer(id),
  constraint field_value_field_id_fkey FOREIGN KEY (field_id) REFERENCES field(id),
  constraint field_value_pkey PRIMARY KEY (owner_id, field_id),
  constraint field_value_ticket_id_fkey FOREIGN KEY (ticket_id) REFERENCES ticket(id)
);

create table idempotency (
  actor text not null,
  key text not null,
  request_hash bytea not null,
  status integer,
  response jsonb,
  created_at timestamp with time zone not null,
  attempt uuid not null,
  done_at timestamp with time zone,
  node text,
  constraint idempotency_pkey PRIMARY KEY (actor, key)
);

create table identity (
  id uuid not null,
  customer_id uuid not null,
  kind text not null,
  value text not null,
  display_name text,
  verified_at timestamp with time zone,
  verified_by text,
  created_at timestamp with time zone not null,
  untagged text default regexp_replace(value, '\+[^@]*@'::text, '@'::text),
  blocked_at timestamp with time zone,
  blocked_by uuid,
  constraint identity_blocked_by_fkey FOREIGN KEY (blocked_by) REFERENCES agent(id),
  constraint identity_customer_id_fkey FOREIGN KEY (customer_id) REFERENCES customer(id),
  constraint identity_kind_value_key UNIQUE (kind, value),
  constraint identity_pkey PRIMARY KEY (id)
);

create table identity_move (
  id uuid not null,
  identity_ids uuid[] not null,
  ticket_ids uuid[] not null,
  from_customer_id uuid not null,
  to_customer_id uuid not null,
  evidence jsonb not null,
  moved_by uuid,
  moved_at timestamp with time zone not null,
  undoes uuid,
  before jsonb not null default '{}'::jsonb,
  constraint identity_move_from_customer_id_fkey FOREIGN KEY (from_customer_id) REFERENCES customer(id),
  constraint identity_move_moved_by_fkey FOREIGN KEY (moved_by) REFERENCES agent(id),
  constraint identity_move_pkey PRIMARY KEY (id),
  constraint identity_move_to_customer_id_fkey FOREIGN KEY (to_customer_id) REFERENCES customer(id),
  constraint identity_move_undoes_fkey FOREIGN KEY (undoes) REFERENCES identity_move(id),
  constraint identity_move_undoes_key UNIQUE (undoes)
);

create table import (
  id uuid not null,
  file_name text not null,
  blob text,
  size bigint not null,
  state text not null,
  form jsonb not null,
  sample jsonb not null default '[]'::jsonb,
  counts jsonb not null default '{}'::jsonb,
  why text,
  created_by uuid,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  finished_at timestamp with time zone,
  locked_by text,
  locked_until timestamp with time zone,
  constraint import_created_by_fkey FOREIGN KEY (created_by) REFERENCES agent(id),
  constraint import_pkey PRIMARY KEY (id),
  constraint import_state_check CHECK ((state = ANY (ARRAY['mapping'::text, 'checking'::text, 'checked'::text, 'running'::text, 'done'::text, 'cancelled'::text, 'failed'::text, 'undoing'::text, 'undone'::text])))
);

create table import_row (
  import_id uuid not null,
  line integer not null,
  value jsonb not null,
  outcome text,
  why text,
  customer_id uuid,
  done_at timestamp with time zone,
  written jsonb,
  undone_at timestamp with time zone,
  constraint import_row_customer_id_fkey FOREIGN KEY (customer_id) REFERENCES customer(id),
  constraint import_row_import_id_fkey FOREIGN KEY (import_id) REFERENCES import(id),
  constraint import_row_outcome_check CHECK ((outcome = ANY (ARRAY['new'::text, 'update'::text, 'same'::text, 'refused'::text]))),
  constraint import_row_pkey PRIMARY KEY (import_id, line)
);

create table interaction (
  id uuid not null,
  ticket_id uuid not null,
  channel_id uuid not null,
  opened_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  ended_by text,
  disposition text,
  agent_id uuid,
  constraint interaction_agent_id_fkey FOREIGN KEY (agent_id) REFERENCES agent(id),
  constraint interaction_channel_id_fkey FOREIGN KEY (channel_id) REFERENCES channel(id),
  constraint interaction_ended_by_check CHECK ((ended_by = ANY (ARRAY['answer'::text, 'disposition'::text]))),
  constraint interaction_pkey PRIMARY KEY (id),
  constraint interaction_ticket_id_fkey FOREIGN KEY (ticket_id) REFERENCES ticket(id)
);

create table lease (
  name text not null,
  holder text not null,
  expires_at timestamp with time zone not null,
  constraint lease_pkey PRIMARY KEY (name)
);

create table message (
  id uuid not null,
  ticket_id uuid not null,
  interaction_id uuid,
  channel_id uuid,
  kind text not null,
  direction text not null,
  author_identity_id uuid,
  author_agent_id uuid,
  author_name text,
  subject text,
  text text not null,
  quoted_text text,
  signature text,
  html text,
  parties jsonb not null default '{}'::jsonb,
  own_ref text,
  refs text[] not null default '{}'::text[],
  native_thread text,
  automatic text,
  assurance jsonb,
  placement jsonb,
  warnings text[] not null default '{}'::text[],
  raw_blob text,
  delivery text,
  delivery_code text,
  delivery_detail text,
  occurred_at timestamp with time zone not null,
  created_at timestamp with time zone not null,
  redacted_at timestamp with time zone,
  redacted_by uuid,
  is_forward boolean not null default false,
  redaction_reason text,
  counts_as_answer boolean,
  not_counted_why text,
  counts_reason text,
  channel_reason text,
  mark jsonb,
  constraint message_author_agent_id_fkey FOREIGN KEY (author_agent_id) REFERENCES agent(id),
  constraint message_author_identity_id_fkey FOREIGN KEY (author_identity_id) REFERENCES identity(id),
  constraint message_automatic_check CHECK ((automatic = ANY (ARRAY['auto'::text, 'bulk'::text]))),
  constraint message_channel_id_fkey FOREIGN KEY (channel_id) REFERENCES channel(id),
  constraint message_delivery_check CHECK ((delivery = ANY (ARRAY['scheduled'::text, 'queued'::text, 'sending'::text, 'sent'::text, 'delivered'::text, 'read'::text, 'failed'::text, 'unknown'::text, 'unsent'::text, 'cancelled'::text]))),
  constraint message_direction_check CHECK ((direction = ANY (ARRAY['in'::text, 'out'::text, 'internal'::text]))),
  constraint message_interaction_id_fkey FOREIGN KEY (interaction_id) REFERENCES interaction(id),
  constraint message_kind_check CHECK ((kind = ANY (ARRAY['message'::text, 'note'::text, 'receipt'::text]))),
  constraint message_pkey PRIMARY KEY (id),
  constraint message_redacted_by_fkey FOREIGN KEY (redacted_by) REFERENCES agent(id),
  constraint message_ticket_id_fkey FOREIGN KEY (ticket_id) REFERENCES ticket(id)
);

create table message_mention (
  message_id uuid not null,
  agent_id uuid,
  team_id uuid,
  name text not null,
  constraint message_mention_agent_id_fkey FOREIGN KEY (agent_id) REFERENCES agent(id),
  constraint message_mention_check CHECK (((agent_id IS NULL) <> (team_id IS NULL))),
  constraint message_mention_message_id_fkey FOREIGN KEY (message_id) REFERENCES message(id),
  constraint message_mention_team_id_fkey FOREIGN KEY (team_id) REFERENCES team(id)
);

create table message_move (
  id uuid not null,
  message_ids uuid[] not null,
  from_ticket_id uuid not null,
  to_ticket_id uuid not null,
  before jsonb not null,
  reason text,
  moved_by uuid,
  moved_at timestamp with time zone not null,
  undoes uuid,
  constraint message_move_from_ticket_id_fkey FOREIGN KEY (from_ticket_id) REFERENCES ticket(id),
  constraint message_move_moved_by_fkey FOREIGN KEY (moved_by) REFERENCES agent(id),
  constraint message_move_pkey PRIMARY KEY (id),
  constraint message_move_to_ticket_id_fkey FOREIGN KEY (to_ticket_id) REFERENCES ticket(id),
  constraint message_move_undoes_fkey FOREIGN KEY (undoes) REFERENCES message_move(id),
  constraint message_move_undoes_key UNIQUE (undoes)
);

create table message_ref (
  ref text not null,
  message_id uuid not null,
  constraint message_ref_message_id_fkey FOREIGN KEY (message_id) REFERENCES message(id),
  constraint message_ref_pkey PRIMARY KEY (ref, message_id)
);

create table message_search (
  message_id uuid not null,
  ticket_id uuid not null,
  at timestamp with time zone not null,
  words tsvector not null /* statistics 1000 */,
  constraint message_search_message_id_fkey FOREIGN KEY (message_id) REFERENCES message(id),
  constraint message_search_pkey PRIMARY KEY (message_id),
  constraint message_search_ticket_id_fkey FOREIGN KEY (ticket_id) REFERENCES ticket(id)
);

create table notification (
  id uuid not null,
  agent_id uuid not null,
  kind text not null,
  ticket_id uuid not null,
  message_id uuid,
  event_position bigint not null,
  times integer not null default 1,
  in_desk boolean not null,
  in_browser boolean not null,
  by_mail boolean not null,
  made_at timestamp with time zone not null,
  read_at timestamp with time zone,
  mailed_at timestamp with time zone,
  other_ticket_ids uuid[] not null default '{}'::uuid[],
  constraint notification_agent_id_fkey FOREIGN KEY (agent_id) REFERENCES agent(id),
  constraint notification_kind_check CHECK ((kind = ANY (ARRAY['mentioned'::text, 'assigned'::text, 'message'::text, 'returned'::text, 'failed'::text, 'warned'::text, 'breached'::text, 'escalated'::text, 'promised'::text, 'approval'::text, 'opened'::text]))),
  constraint notification_message_id_fkey FOREIGN KEY (message_id) REFERENCES message(id),
  constraint notification_pkey PRIMARY KEY (id),
  constraint notification_ticket_id_fkey FOREIGN KEY (ticket_id) REFERENCES ticket(id)
);

create table notification_choice (
  agent_id uuid not null,
  choice jsonb not null,
  mailed_at timestamp with time zone,
  constraint notification_choice_agent_id_fkey FOREIGN KEY (agent_id) REFERENCES agent(id),
  constraint notification_choice_pkey PRIMARY KEY (agent_id)
);

create table notification_progress (
  is_only boolean not null default true,
  position bigint not null,
  constraint notification_progress_is_only_check CHECK (is_only),
  constraint notification_progress_pkey PRIMARY KEY (is_only)
);

create table opening_hours (
  id uuid not null,
  name text not null,
  zone text not null,
  calendar_code text,
  weekly jsonb not null,
  exceptions jsonb not null default '[]'::jsonb,
  is_default boolean not null default false,
  version integer not null default 1,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  archived_at timestamp with time zone,
  constraint opening_hours_pkey PRIMARY KEY (id)
);

create table organisation_domain (
  domain text not null,
  customer_id uuid not null,
  created_at timestamp with time zone not null,
  constraint organisation_domain_customer_id_fkey FOREIGN KEY (customer_id) REFERENCES customer(id),
  constraint organisation_domain_pkey PRIMARY KEY (domain)
);

create table outbox (
  id uuid not null,
  message_id uuid not null,
  channel_id uuid not null,
  state text not null,
  attempt integer not null default 0,
  due_at timestamp with time zone not null,
  locked_by text,
  locked_at timestamp with time zone,
  last_code text,
  last_detail text,
  created_at timestamp with time zone not null,
  finished_at timestamp with time zone,
  before jsonb,
  departure jsonb,
  is_receipt boolean not null default false,
  written_from jsonb,
  constraint outbox_channel_id_fkey FOREIGN KEY (channel_id) REFERENCES channel(id),
  constraint outbox_message_id_fkey FOREIGN KEY (message_id) REFERENCES message(id),
  constraint outbox_message_id_key UNIQUE (message_id),
  constraint outbox_pkey PRIMARY KEY (id),
  constraint outbox_state_check CHECK ((state = ANY (ARRAY['queued'::text, 'sending'::text, 'done'::text, 'failed'::text, 'unknown'::text, 'cancelled'::text])))
);

create table participant (
  ticket_id uuid not null,
  kind text not null,
  value text not null,
  name text,
  role text not null,
  since timestamp with time zone not null,
  added_by uuid,
  left_by uuid,
  constraint participant_added_by_fkey FOREIGN KEY (added_by) REFERENCES agent(id),
  constraint participant_left_by_fkey FOREIGN KEY (left_by) REFERENCES identity(id) ON DELETE CASCADE,
  constraint participant_pkey PRIMARY KEY (ticket_id, kind, value),
  constraint participant_role_check CHECK ((role = ANY (ARRAY['customer'::text, 'copied'::text, 'partner'::text]))),
  constraint participant_ticket_id_fkey FOREIGN KEY (ticket_id) REFERENCES ticket(id)
);

create table queue (
  id uuid not null,
  name text not null,
  team_id uuid,
  position integer not null default 0,
  is_default boolean not null default false,
  created_at timestamp with time zone not null,
  archived_at timestamp with time zone,
  giving text not null default 'nobody'::text,
  open_limit integer,
  constraint queue_giving_check CHECK ((giving = ANY (ARRAY['nobody'::text, 'inTurn'::text, 'fewestOpen'::text]))),
  constraint queue_open_limit_some CHECK ((open_limit > 0)),
  constraint queue_pkey PRIMARY KEY (id),
  constraint queue_team_id_fkey FOREIGN KEY (team_id) REFERENCES team(id)
);

create table receipt (
  id uuid not null,
  ticket_id uuid not null,
  message_id uuid not null,
  channel_id uuid not null,
  identity_id uuid not null,
  day date not null,
  state text not null,
  why text,
  receipt_message_id uuid,
  created_at timestamp with time zone not null,
  finished_at timestamp with time zone,
  constraint receipt_channel_id_fkey FOREIGN KEY (channel_id) REFERENCES channel(id),
  constraint receipt_identity_id_fkey FOREIGN KEY (identity_id) REFERENCES identity(id),
  constraint receipt_message_id_fkey FOREIGN KEY (message_id) REFERENCES message(id),
  constraint receipt_pkey PRIMARY KEY (id),
  constraint receipt_receipt_message_id_fkey FOREIGN KEY (receipt_message_id) REFERENCES message(id),
  constraint receipt_state_check CHECK ((state = ANY (ARRAY['queued'::text, 'made'::text, 'skipped'::text]))),
  constraint receipt_ticket_id_fkey FOREIGN KEY (ticket_id) REFERENCES ticket(id),
  constraint receipt_ticket_id_identity_id_day_key UNIQUE (ticket_id, identity_id, day)
);

create table rotation (
  scope_id uuid not null,
  last_agent_id uuid,
  given_count bigint not null default 0,
  constraint rotation_last_agent_id_fkey FOREIGN KEY (last_agent_id) REFERENCES agent(id),
  constraint rotation_pkey PRIMARY KEY (scope_id)
);

create table rule (
  id uuid not null,
  name text not null,
  position integer not null,
  is_on boolean not null default true,
  runs_on text not null default 'opened'::text,
  match text not null default 'all'::text,
  conditions jsonb not null,
  actions jsonb not null,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  stops boolean not null default false,
  constraint rule_match_check CHECK ((match = ANY (ARRAY['all'::text, 'any'::text]))),
  constraint rule_pkey PRIMARY KEY (id),
  constraint rule_runs_on_check CHECK ((runs_on = ANY (ARRAY['opened'::text, 'message'::text])))
);

create table service_promise (
  id uuid not null,
  position integer not null,
  channel_id uuid,
  ticket_kind text,
  segment text,
  locale text,
  hours_id uuid not null,
  first_answer_minutes integer,
  next_answer_minutes integer,
  solution_minutes integer,
  pauses_for_customer boolean not null default true,
  version integer not null default 1,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  archived_at timestamp with time zone,
  warn_shares double precision[] not null default '{0.5,0.75}'::double precision[],
  constraint service_promise_channel_id_fkey FOREIGN KEY (channel_id) REFERENCES channel(id),
  constraint service_promise_first_answer_minutes_check CHECK ((first_answer_minutes > 0)),
  constraint service_promise_hours_id_fkey FOREIGN KEY (hours_id) REFERENCES opening_hours(id),
  constraint service_promise_next_answer_minutes_check CHECK ((next_answer_minutes > 0)),
  constraint service_promise_pkey PRIMARY KEY (id),
  constraint service_promise_solution_minutes_check CHECK ((solution_minutes > 0)),
  constraint service_promise_ticket_kind_check CHECK ((ticket_kind = ANY (ARRAY['query'::text, 'instantQuery'::text, 'complaint'::text, 'incident'::text, 'suggestion'::text, 'thanks'::text]))),
  constraint service_promise_warns CHECK (((cardinality(warn_shares) >= 1) AND (cardinality(warn_shares) <= 4)))
);

create table setting (
  name text not null,
  value jsonb not null,
  updated_at timestamp with time zone not null,
  constraint setting_pkey PRIMARY KEY (name)
);

create table tag (
  name text not null,
  created_at timestamp with time zone not null,
  colour text,
  constraint tag_colour_check CHECK ((colour = ANY (ARRAY['blue'::text, 'teal'::text, 'olive'::text, 'brown'::text, 'pink'::text, 'purple'::text]))),
  constraint tag_pkey PRIMARY KEY (name)
);

create table team (
  id uuid not null,
  name text not null,
  signature text not null default ''::text,
  created_at timestamp with time zone not null,
  archived_at timestamp with time zone,
  constraint team_pkey PRIMARY KEY (id)
);

create table team_member (
  team_id uuid not null,
  agent_id uuid not null,
  constraint team_member_agent_id_fkey FOREIGN KEY (agent_id) REFERENCES agent(id),
  constraint team_member_pkey PRIMARY KEY (team_id, agent_id),
  constraint team_member_team_id_fkey FOREIGN KEY (team_id) REFERENCES team(id)
);

create table ticket (
  id uuid not null,
  tracking_key text not null,
  subject text,
  kind text not null default 'query'::text,
  status text not null default 'open'::text,
  waiting_on text,
  follow_up_at timestamp with time zone,
  snoozed_until timestamp with time zone,
  disposition text,
  reason text,
  tags text[] not null default '{}'::text[],
  customer_id uuid not null,
  queue_id uuid not null,
  owner_id uuid,
  channel_id uuid,
  version integer not null default 1,
  message_count integer not null default 0,
  last_message_at timestamp with time zone not null,
  last_inbound_at timestamp with time zone,
  last_channel_id uuid,
  last_text text not null default ''::text,
  waiting_since timestamp with time zone,
  is_spam boolean not null default false,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  resolved_at timestamp with time zone,
  merged_into uuid,
  priority text not null default 'normal'::text,
  topic text,
  due_at timestamp with time zone,
  due_kind text,
  due_state text,
  constraint ticket_channel_id_fkey FOREIGN KEY (channel_id) REFERENCES channel(id),
  constraint ticket_check CHECK (((status = 'waiting'::text) = (follow_up_at IS NOT NULL))),
  constraint ticket_check1 CHECK (((status = 'waiting'::text) = (waiting_on IS NOT NULL))),
  constraint ticket_customer_id_fkey FOREIGN KEY (customer_id) REFERENCES customer(id),
  constraint ticket_due_state_check CHECK ((due_state = ANY (ARRAY['onTime'::text, 'atRisk'::text, 'overdue'::text]))),
  constraint ticket_kind_check CHECK ((kind = ANY (ARRAY['query'::text, 'instantQuery'::text, 'complaint'::text, 'incident'::text, 'suggestion'::text, 'thanks'::text]))),
  constraint ticket_last_channel_id_fkey FOREIGN KEY (last_channel_id) REFERENCES channel(id),
  constraint ticket_merged_into_fkey FOREIGN KEY (merged_into) REFERENCES ticket(id),
  constraint ticket_owner_id_fkey FOREIGN KEY (owner_id) REFERENCES agent(id),
  constraint ticket_pkey PRIMARY KEY (id),
  constraint ticket_priority_check CHECK ((priority = ANY (ARRAY['low'::text, 'normal'::text, 'high'::text, 'urgent'::text]))),
  constraint ticket_queue_id_fkey FOREIGN KEY (queue_id) REFERENCES queue(id),
  constraint ticket_status_check CHECK ((status = ANY (ARRAY['open'::text, 'waiting'::text, 'resolved'::text]))),
  constraint ticket_tracking_key_key UNIQUE (tracking_key),
  constraint ticket_waiting_on_check CHECK ((waiting_on = ANY (ARRAY['customer'::text, 'partner'::text, 'internal'::text])))
);

create table ticket_follower (
  ticket_id uuid not null,
  agent_id uuid not null,
  why text not null,
  since timestamp with time zone not null,
  ended_at timestamp with time zone,
  constraint ticket_follower_agent_id_fkey FOREIGN KEY (agent_id) REFERENCES agent(id),
  constraint ticket_follower_pkey PRIMARY KEY (ticket_id, agent_id),
  constraint ticket_follower_ticket_id_fkey FOREIGN KEY (ticket_id) REFERENCES ticket(id),
  constraint ticket_follower_why_check CHECK ((why = ANY (ARRAY['chosen'::text, 'mentioned'::text, 'answered'::text])))
);

create table ticket_seen (
  agent_id uuid not null,
  ticket_id uuid not null,
  position bigint not null,
  seen_at timestamp with time zone not null,
  is_unread boolean not null default false,
  constraint ticket_seen_agent_id_fkey FOREIGN KEY (agent_id) REFERENCES agent(id),
  constraint ticket_seen_pkey PRIMARY KEY (agent_id, ticket_id),
  constraint ticket_seen_ticket_id_fkey FOREIGN KEY (ticket_id) REFERENCES ticket(id)
);

create table ticket_suggestion (
  ticket_id uuid not null,
  other_ticket_id uuid not null,
  rule text not null,
  created_at timestamp with time zone not null,
  decided_at timestamp with time zone,
  decision text,
  constraint ticket_suggestion_decision_check CHECK ((decision = ANY (ARRAY['joined'::text, 'dismissed'::text]))),
  constraint ticket_suggestion_other_ticket_id_fkey FOREIGN KEY (other_ticket_id) REFERENCES ticket(id),
  constraint ticket_suggestion_pkey PRIMARY KEY (ticket_id, other_ticket_id),
  constraint ticket_suggestion_ticket_id_fkey FOREIGN KEY (ticket_id) REFERENCES ticket(id)
);

create table ticket_token (
  token_hash bytea not null,
  ticket_id uuid not null,
  purpose text not null,
  created_at timestamp with time zone not null,
  expires_at timestamp with time zone,
  message_id uuid,
  constraint ticket_token_message_id_fkey FOREIGN KEY (message_id) REFERENCES message(id),
  constraint ticket_token_pkey PRIMARY KEY (token_hash),
  constraint ticket_token_purpose_check CHECK ((purpose = ANY (ARRAY['reply'::text, 'continuation'::text]))),
  constraint ticket_token_ticket_id_fkey FOREIGN KEY (ticket_id) REFERENCES ticket(id)
);

create table ticket_view (
  id uuid not null,
  agent_id uuid,
  name text not null,
  filter jsonb not null,
  position integer not null,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  team_id uuid,
  constraint ticket_view_agent_id_fkey FOREIGN KEY (agent_id) REFERENCES agent(id),
  constraint ticket_view_pkey PRIMARY KEY (id),
  constraint ticket_view_team_id_fkey FOREIGN KEY (team_id) REFERENCES team(id),
  constraint ticket_view_team_shared CHECK (((team_id IS NULL) OR (agent_id IS NULL)))
);

create table unread_answer (
  message_id uuid not null,
  ticket_id uuid not null,
  due_at timestamp with time zone not null,
  constraint unread_answer_message_id_fkey FOREIGN KEY (message_id) REFERENCES message(id) ON DELETE CASCADE,
  constraint unread_answer_pkey PRIMARY KEY (message_id),
  constraint unread_answer_ticket_id_fkey FOREIGN KEY (ticket_id) REFERENCES ticket(id)
);

create table upload (
  id uuid not null,
  blob text not null,
  name text not null,
  type text not null,
  size bigint not null,
  uploaded_by text not null,
  created_at timestamp with time zone not null,
  constraint upload_pkey PRIMARY KEY (id)
);

create table webhook (
  id uuid not null,
  name text not null,
  url text not null,
  event_types text[] not null,
  secret text not null,
  old_secret text,
  old_secret_until timestamp with time zone,
  is_enabled boolean not null default true,
  position bigint not null,
  paused_at timestamp with time zone,
  paused_why text,
  due_at timestamp with time zone,
  locked_by text,
  locked_until timestamp with time zone,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  archived_at timestamp with time zone,
  constraint webhook_paused_why_check CHECK ((paused_why = ANY (ARRAY['failing'::text, 'gone'::text]))),
  constraint webhook_pkey PRIMARY KEY (id)
);

create table webhook_delivery (
  id uuid not null,
  webhook_id uuid not null,
  position bigint not null,
  event_type text not null,
  state text not null,
  attempt integer not null default 0,
  status integer,
  code text,
  duration_ms integer,
  response text,
  created_at timestamp with time zone not null,
  tried_at timestamp with time zone,
  finished_at timestamp with time zone,
  constraint webhook_delivery_pkey PRIMARY KEY (id),
  constraint webhook_delivery_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'delivered'::text, 'failed'::text]))),
  constraint webhook_delivery_webhook_id_fkey FOREIGN KEY (webhook_id) REFERENCES webhook(id),
  constraint webhook_delivery_webhook_id_position_key UNIQUE (webhook_id, "position")
);

CREATE INDEX access_code_sent ON public.access_code USING btree (sent_kind, sent_value, created_at) WHERE (sent_value IS NOT NULL);
CREATE INDEX access_code_ticket ON public.access_code USING btree (ticket_id, created_at);
CREATE UNIQUE INDEX agent_email_key ON public.agent USING btree (lower(email));
CREATE INDEX agent_invitation_agent ON public.agent_invitation USING btree (agent_id);
CREATE INDEX answer_shared ON public.answer USING btree (audience) WHERE (archived_at IS NULL);
CREATE INDEX approval_decided ON public.approval USING btree (decided_at DESC, id DESC) WHERE (decided_at IS NOT NULL);
CREATE UNIQUE INDEX approval_open ON public.approval USING btree (ticket_id, action) WHERE (decided_at IS NULL);
CREATE INDEX approval_ticket ON public.approval USING btree (ticket_id);
CREATE INDEX approval_waiting ON public.approval USING btree (asked_at, id) WHERE (decided_at IS NULL);
CREATE INDEX arrival_attention ON public.arrival USING btree (received_at DESC, id DESC) WHERE (outcome = ANY (ARRAY['quarantined'::text, 'ignored'::text]));
CREATE INDEX arrival_message ON public.arrival USING btree (message_id) WHERE (message_id IS NOT NULL);
CREATE INDEX arrival_outcome ON public.arrival USING btree (channel_id, outcome, received_at DESC);
CREATE INDEX arrival_raw_blob ON public.arrival USING btree (raw_blob) WHERE (raw_blob IS NOT NULL);
CREATE INDEX arrival_sender ON public.arrival USING btree (sender_identity_id) WHERE (sender_identity_id IS NOT NULL);
CREATE INDEX attachment_blob ON public.attachment USING btree (blob);
CREATE INDEX attachment_message ON public.attachment USING btree (message_id, "position");
CREATE INDEX breach_list ON public.breach USING btree (breached_at DESC, id DESC);
CREATE INDEX breach_ticket ON public.breach USING btree (ticket_id);
CREATE INDEX clock_kept ON public.clock USING btree (channel_id, kind, ended_at) WHERE (ended_at IS NOT NULL);
CREATE INDEX clock_met_by ON public.clock USING btree (met_by_message_id) WHERE (met_by_message_id IS NOT NULL);
CREATE INDEX clock_wake ON public.clock USING btree (next_wake_at) WHERE (next_wake_at IS NOT NULL);
CREATE INDEX customer_merged_into ON public.customer USING btree (merged_into) WHERE (merged_into IS NOT NULL);
CREATE INDEX customer_organisation ON public.customer USING btree (organisation_id) WHERE (organisation_id IS NOT NULL);
CREATE INDEX customer_organisation_name ON public.customer USING btree (search_name) WHERE is_organisation;
CREATE INDEX customer_search_name ON public.customer USING gin (search_name gin_trgm_ops) WITH (gin_pending_list_limit='512');
CREATE INDEX customer_segment ON public.customer USING btree (segment) WHERE (segment IS NOT NULL);
CREATE INDEX customer_updated ON public.customer USING btree (updated_at DESC, id DESC) WHERE ((restricted_at IS NULL) AND (merged_into IS NULL));
CREATE INDEX draft_ticket ON public.draft USING btree (ticket_id);
CREATE INDEX event_customer ON public.event USING btree (customer_id, "position") WHERE (customer_id IS NOT NULL);
CREATE INDEX event_resolved ON public.event USING btree (at) WHERE (type = 'ticket.resolved'::text);
CREATE INDEX event_sign_in ON public.event USING btree ("position" DESC) WHERE (type = ANY (ARRAY['agent.signedIn'::text, 'agent.signInFailed'::text]));
CREATE INDEX event_ticket ON public.event USING btree (ticket_id, "position") WHERE (ticket_id IS NOT NULL);
CREATE INDEX field_value_customer ON public.field_value USING btree (customer_id) WHERE (customer_id IS NOT NULL);
CREATE INDEX field_value_field ON public.field_value USING btree (field_id);
CREATE INDEX field_value_ticket ON public.field_value USING btree (ticket_id) WHERE (ticket_id IS NOT NULL);
CREATE INDEX field_value_words ON public.field_value USING gin (words) WHERE (words IS NOT NULL);
CREATE INDEX idempotency_age ON public.idempotency USING btree (created_at);
CREATE INDEX identity_blocked ON public.identity USING btree (blocked_at DESC, id DESC) WHERE (blocked_at IS NOT NULL);
CREATE INDEX identity_customer ON public.identity USING btree (customer_id);
CREATE INDEX identity_marked ON public.identity USING btree (value) WHERE (kind ~~ 'blocked.%'::text);
CREATE INDEX identity_move_from ON public.identity_move USING btree (from_customer_id);
CREATE INDEX identity_move_to ON public.identity_move USING btree (to_customer_id);
CREATE INDEX identity_untagged ON public.identity USING btree (kind, untagged);
CREATE INDEX identity_value ON public.identity USING gin (value gin_trgm_ops) WITH (gin_pending_list_limit='512');
CREATE INDEX import_blob ON public.import USING btree (blob) WHERE (blob IS NOT NULL);
CREATE INDEX import_open ON public.import USING btree (created_at) WHERE (state = ANY (ARRAY['checking'::text, 'running'::text, 'undoing'::text]));
CREATE INDEX import_row_customer ON public.import_row USING btree (customer_id) WHERE (customer_id IS NOT NULL);
CREATE INDEX import_row_open ON public.import_row USING btree (import_id, line) WHERE (done_at IS NULL);
CREATE INDEX import_row_outcome ON public.import_row USING btree (import_id, outcome, line);
CREATE INDEX interaction_answered ON public.interaction USING btree (ended_at) WHERE (ended_by = 'answer'::text);
CREATE INDEX interaction_open ON public.interaction USING btree (ticket_id, channel_id) WHERE (ended_at IS NULL);
CREATE INDEX interaction_opened ON public.interaction USING btree (opened_at);
CREATE INDEX interaction_ticket ON public.interaction USING btree (ticket_id, opened_at);
CREATE INDEX message_author ON public.message USING btree (author_identity_id) WHERE (author_identity_id IS NOT NULL);
CREATE INDEX message_failed ON public.message USING btree (channel_id) WHERE (delivery = 'failed'::text);
CREATE UNIQUE INDEX message_mention_agent ON public.message_mention USING btree (message_id, agent_id) WHERE (agent_id IS NOT NULL);
CREATE UNIQUE INDEX message_mention_team ON public.message_mention USING btree (message_id, team_id) WHERE (team_id IS NOT NULL);
CREATE INDEX message_move_from ON public.message_move USING btree (from_ticket_id);
CREATE INDEX message_move_to ON public.message_move USING btree (to_ticket_id);
CREATE INDEX message_native_thread ON public.message USING btree (channel_id, native_thread) WHERE (native_thread IS NOT NULL);
CREATE INDEX message_own_ref ON public.message USING btree (lower((own_ref COLLATE "C"))) WHERE (own_ref IS NOT NULL);
CREATE INDEX message_raw_blob ON public.message USING btree (raw_blob) WHERE (raw_blob IS NOT NULL);
CREATE INDEX message_ref_lower ON public.message_ref USING btree (lower((ref COLLATE "C")));
CREATE INDEX message_search_at ON public.message_search USING btree (at DESC, message_id DESC);
CREATE INDEX message_search_ticket ON public.message_search USING btree (ticket_id);
CREATE INDEX message_search_words ON public.message_search USING gin (words) WITH (fastupdate='on', gin_pending_list_limit='512');
CREATE INDEX message_ticket ON public.message USING btree (ticket_id, occurred_at, id);
CREATE INDEX notification_list ON public.notification USING btree (agent_id, made_at DESC, id DESC);
CREATE INDEX notification_mail ON public.notification USING btree (agent_id, made_at) WHERE (by_mail AND (read_at IS NULL) AND (mailed_at IS NULL));
CREATE INDEX notification_message ON public.notification USING btree (message_id) WHERE (message_id IS NOT NULL);
CREATE UNIQUE INDEX notification_once ON public.notification USING btree (agent_id, kind, ticket_id, event_position);
CREATE INDEX notification_ticket ON public.notification USING btree (ticket_id);
CREATE UNIQUE INDEX notification_unread ON public.notification USING btree (agent_id, ticket_id, kind) WHERE (read_at IS NULL);
CREATE UNIQUE INDEX opening_hours_default ON public.opening_hours USING btree (is_default) WHERE is_default;
CREATE INDEX organisation_domain_customer ON public.organisation_domain USING btree (customer_id);
CREATE INDEX outbox_departure ON public.outbox USING btree (due_at) WHERE (departure IS NOT NULL);
CREATE INDEX outbox_done ON public.outbox USING btree (channel_id, finished_at) WHERE (state = 'done'::text);
CREATE INDEX outbox_due ON public.outbox USING btree (is_receipt, due_at) WHERE (state = 'queued'::text);
CREATE INDEX outbox_sending ON public.outbox USING btree (locked_by) WHERE (state = 'sending'::text);
CREATE INDEX participant_value ON public.participant USING btree (kind, value);
CREATE UNIQUE INDEX queue_default ON public.queue USING btree (is_default) WHERE is_default;
CREATE INDEX receipt_made ON public.receipt USING btree (identity_id, finished_at) WHERE (state = 'made'::text);
CREATE INDEX receipt_message ON public.receipt USING btree (receipt_message_id) WHERE (receipt_message_id IS NOT NULL);
CREATE INDEX receipt_queued ON public.receipt USING btree (created_at) WHERE (state = 'queued'::text);
CREATE UNIQUE INDEX tag_folded ON public.tag USING btree (lower(name));
CREATE INDEX team_member_agent ON public.team_member USING btree (agent_id);
CREATE INDEX ticket_all ON public.ticket USING btree (last_message_at DESC, id DESC);
CREATE INDEX ticket_at_risk ON public.ticket USING btree (due_state, due_at, id) WHERE (due_state <> 'onTime'::text);
CREATE INDEX ticket_customer ON public.ticket USING btree (customer_id, last_message_at DESC);
CREATE INDEX ticket_due ON public.ticket USING btree (due_at, id) WHERE ((status = 'open'::text) AND (due_at IS NOT NULL));
CREATE INDEX ticket_follow_up ON public.ticket USING btree (follow_up_at) WHERE (follow_up_at IS NOT NULL);
CREATE INDEX ticket_follower_agent ON public.ticket_follower USING btree (agent_id) WHERE (ended_at IS NULL);
CREATE INDEX ticket_merged_into ON public.ticket USING btree (merged_into) WHERE (merged_into IS NOT NULL);
CREATE INDEX ticket_open ON public.ticket USING btree (last_message_at DESC, id DESC) WHERE ((status = 'open'::text) AND (NOT is_spam));
CREATE INDEX ticket_owner ON public.ticket USING btree (owner_id, status, last_message_at DESC, id DESC) WHERE (owner_id IS NOT NULL);
CREATE INDEX ticket_queue ON public.ticket USING btree (queue_id, status, last_message_at DESC, id DESC);
CREATE INDEX ticket_seen_ticket ON public.ticket_seen USING btree (ticket_id);
CREATE INDEX ticket_snoozed ON public.ticket USING btree (snoozed_until) WHERE (snoozed_until IS NOT NULL);
CREATE INDEX ticket_spam ON public.ticket USING btree (last_message_at DESC, id DESC) WHERE is_spam;
CREATE INDEX ticket_status ON public.ticket USING btree (status, last_message_at DESC, id DESC);
CREATE INDEX ticket_tags ON public.ticket USING gin (tags) WHERE (tags <> '{}'::text[]);
CREATE INDEX ticket_token_ticket ON public.ticket_token USING btree (ticket_id);
CREATE INDEX ticket_unowned ON public.ticket USING btree (last_message_at DESC, id DESC) WHERE ((owner_id IS NULL) AND (status = 'open'::text) AND (NOT is_spam));
CREATE INDEX ticket_view_agent ON public.ticket_view USING btree (agent_id, "position");
CREATE INDEX ticket_waiting_since ON public.ticket USING btree (waiting_since, id) WHERE (waiting_since IS NOT NULL);
CREATE INDEX unread_answer_due ON public.unread_answer USING btree (due_at);
CREATE INDEX unread_answer_ticket ON public.unread_answer USING btree (ticket_id);
CREATE INDEX upload_age ON public.upload USING btree (created_at);
CREATE INDEX upload_blob ON public.upload USING btree (blob);
CREATE INDEX webhook_delivery_done ON public.webhook_delivery USING btree (finished_at) WHERE (state = 'delivered'::text);
CREATE INDEX webhook_delivery_failed ON public.webhook_delivery USING btree (webhook_id, "position") WHERE (state = 'failed'::text);
CREATE INDEX webhook_delivery_waiting ON public.webhook_delivery USING btree (webhook_id, "position") WHERE (state = 'waiting'::text);
