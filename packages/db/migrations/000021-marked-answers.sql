-- That a person said of a message that was sent, afterwards, whether it answers: who, when and why, and what held before.
alter table message
  add column mark jsonb;

-- It was no breach after all: an answer had been sent in time. What was noted of it is kept.
alter table breach
  add column withdrawn_at timestamptz;
