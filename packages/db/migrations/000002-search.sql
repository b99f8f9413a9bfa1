-- Search in Spanish and English at once, one truth with the messages.
-- `unaccent` before the Spanish stemmer breaks it ("reclamacion" and "reclamaciones" would part), so accents that the
-- stemmer needs are restored on both sides, and `unaccent` serves the plain words only.

create text search configuration hilo_plain (copy = simple);
alter text search configuration hilo_plain
  alter mapping for asciihword, asciiword, hword, hword_asciipart, hword_part, word with unaccent, simple;

create function hilo_restore_accents(words text) returns text
  language sql immutable parallel safe strict
  as $$ select regexp_replace(lower(words), '([csx])ion\M', '\1ión', 'g') $$;

create function hilo_search_vector(words text) returns tsvector
  language sql immutable parallel safe strict
  as $$
    select strip(
      to_tsvector('spanish'::regconfig, hilo_restore_accents(words))
      || to_tsvector('english'::regconfig, words)
      || to_tsvector('hilo_plain'::regconfig, words))
  $$;

-- One word, in any of its three forms. Null when nothing of it can be searched.
create function hilo_search_word(word text) returns tsquery
  language sql immutable parallel safe strict
  as $$
    select plainto_tsquery('spanish'::regconfig, hilo_restore_accents(word))
        || plainto_tsquery('english'::regconfig, word)
        || plainto_tsquery('hilo_plain'::regconfig, word)
  $$;

create function hilo_search_name(name text) returns text
  language sql immutable parallel safe strict
  as $$ select lower(unaccent('unaccent'::regdictionary, name)) $$;

-- Narrow and apart from `message`, so that reading it backwards by time stays cheap.
create table message_search (
  message_id uuid primary key references message,
  ticket_id uuid not null references ticket,
  at timestamptz not null,
  words tsvector not null
);
create index message_search_words on message_search using gin (words) with (fastupdate = off);
create index message_search_at on message_search (at desc, message_id desc);
create index message_search_ticket on message_search (ticket_id);
-- The planner must know common words from rare ones to choose between the two indexes.
alter table message_search alter column words set statistics 1000;
