-- A form that a word shares between languages is asked for once: the index reads its list of messages as often as it is named.
create or replace function hilo_search_word(word text) returns tsquery
  language sql immutable parallel safe strict
  as $$
    select case when plain in (spanish, english) then stems else stems || plain end
    from (
      select spanish, english, plain, case when english = spanish then spanish else spanish || english end as stems
      from (
        select plainto_tsquery('spanish'::regconfig, hilo_restore_accents(word)) as spanish,
          plainto_tsquery('english'::regconfig, word) as english,
          plainto_tsquery('hilo_plain'::regconfig, word) as plain) as form) as form
  $$;

-- A word that has only been begun. Each word stands plain among those of a message, so that its beginning finds it.
create function hilo_search_beginning(word text) returns tsquery
  language sql immutable parallel safe strict
  as $$
    select case when numnode(plain) = 0 then hilo_search_word(word)
      else hilo_search_word(word) || (plain::text || ':*')::tsquery end
    from (select plainto_tsquery('hilo_plain'::regconfig, word) as plain) as form
  $$;
