-- Some servers write the names of the messages they refer to in lower case. Looked for without regard to it; "C" knows
-- ASCII alone, which is what such names are made of, and is the same on every server.
drop index message_own_ref;
create index message_own_ref on message (lower(own_ref collate "C")) where own_ref is not null;
create index message_ref_lower on message_ref (lower(ref collate "C"));
