-- The list of who is not heard, newest first: a few among all who ever wrote.
create index identity_blocked on identity (blocked_at desc, id desc) where blocked_at is not null;
