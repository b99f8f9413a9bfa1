-- An address that somebody left, to be answered at when she has gone, opens to her what is hers by a code sent there.

-- Who left it: only what she wrote and was written is shown for it. Gone with her.
alter table participant add column left_by uuid references identity (id) on delete cascade;

-- Where a code went, where that is not the identity it is for.
alter table access_code
  add column sent_kind text,
  add column sent_value text,
  add constraint access_code_sent_check check ((sent_kind is null) = (sent_value is null));
create index access_code_sent on access_code (sent_kind, sent_value, created_at) where sent_value is not null;
