-- Lists show which tickets run out of time, and the thread says why an answer is none.

alter table ticket
  -- The worst of its clocks, written with them: `atRisk` where three quarters of the time are gone.
  add column due_state text check (due_state in ('onTime', 'atRisk', 'overdue'));
create index ticket_at_risk on ticket (due_state, due_at, id) where due_state <> 'onTime' and not is_spam;

alter table message
  -- What the agent said who decided otherwise than the words suggest.
  add column counts_reason text;

create index approval_waiting on approval (asked_at, id) where decided_at is null;
create index approval_decided on approval (decided_at desc, id desc) where decided_at is not null;
