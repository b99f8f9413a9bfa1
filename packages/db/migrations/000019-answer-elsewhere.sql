-- An answer goes where the question came from; where it does not, it is kept why.

alter table message
  add column channel_reason text;
