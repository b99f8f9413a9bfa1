-- A word with accents is not looked for as English, which would only name the same messages a third time. But English
-- takes the s of "bebés" and "cafés", which Spanish leaves.
create or replace function hilo_search_word(word text) returns tsquery
  language sql immutable parallel safe strict
  as $$
    select case when plain in (spanish, english) then stems else stems || plain end
    from (
      select spanish, english, plain, case when english = spanish then spanish else spanish || english end as stems
      from (
        select spanish, plain, case when word ~ '[^\x01-\x7f]' and word !~ '[áéíóú]s?\M' then spanish
          else plainto_tsquery('english'::regconfig, word) end as english
        from (
          select plainto_tsquery('spanish'::regconfig, hilo_restore_accents(word)) as spanish,
            plainto_tsquery('hilo_plain'::regconfig, word) as plain) as form) as form) as form
  $$;
