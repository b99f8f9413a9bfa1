-- The month of a message is one of its words, so that the index of words can be asked for the newest months alone: a
-- word in one of two hundred messages names thousands of them over the years, and a page shows twenty.
create function hilo_search_vector(words text, at timestamptz) returns tsvector
  language sql stable parallel safe strict
  as $$
    select hilo_search_vector(words) || array_to_tsvector(array['@' || to_char(at at time zone 'UTC', 'YYMM')])
  $$;

update message_search
  set words = words || array_to_tsvector(array['@' || to_char(at at time zone 'UTC', 'YYMM')]);
