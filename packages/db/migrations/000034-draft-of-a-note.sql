-- An answer and a note are written side by side: the words of the one never become the other.
alter table draft add column is_note boolean not null generated always as (coalesce(body->>'kind', '') = 'note') stored;
alter table draft drop constraint draft_pkey, add primary key (agent_id, ticket_id, is_note);
