-- A list handed over at once, or a morning on which much comes back, is one thing to be told of, not two hundred: the
-- notification of the last ticket then stands for the others, too.
alter table notification add column other_ticket_ids uuid[] not null default '{}';
