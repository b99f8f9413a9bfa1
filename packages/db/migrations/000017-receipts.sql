-- Confirmations of receipt on their way out.

-- They leave after what people wrote: a burst of mail must not make an answer wait.
alter table outbox add column is_receipt boolean not null default false;
drop index outbox_due;
create index outbox_due on outbox (is_receipt, due_at) where state = 'queued';

-- How many somebody was sent of late; paid for when one is made and not by the arrival.
create index receipt_made on receipt (identity_id, finished_at) where state = 'made';
