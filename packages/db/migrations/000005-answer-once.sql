-- Which attempt at a request holds its key, and when what it does was committed: in that same commit.
alter table idempotency add column attempt uuid not null;
alter table idempotency add column done_at timestamptz;
