-- What is due, at risk or overdue is asked for with and without a word about spam, which is none of them.
drop index ticket_due;
create index ticket_due on ticket (due_at, id) where status = 'open' and due_at is not null;
drop index ticket_at_risk;
create index ticket_at_risk on ticket (due_state, due_at, id) where due_state <> 'onTime';
