-- Where a merged row went, what a move changed, and what a person's rights need.

-- All messages of this ticket are in that one: its key and its tokens lead there.
alter table ticket add column merged_into uuid references ticket;
create index ticket_merged_into on ticket (merged_into) where merged_into is not null;
-- Its identities and tickets are with that one.
alter table customer add column merged_into uuid references customer;
create index customer_organisation on customer (organisation_id) where organisation_id is not null;
create index customer_updated on customer (updated_at desc, id desc)
  where restricted_at is null and merged_into is null;

-- What the move changed besides the identities, so that the inverse restores exactly that.
alter table identity_move add column before jsonb not null default '{}';

-- Sent on to somebody else: the customer has not been answered by it.
alter table message add column is_forward boolean not null default false;
-- Why it was blacked out; in the row and not in the event, since people write names into reasons.
alter table message add column redaction_reason text;

-- Added by hand and not by a message: stays when the messages move.
alter table participant add column added_by uuid references agent;

-- Follows a merge to where the messages are now.
create function hilo_ticket_home(id uuid) returns uuid
  language sql stable parallel safe strict
  as $$
    with recursive way as (
      select ticket.id, ticket.merged_into, 0 as steps from ticket where ticket.id = hilo_ticket_home.id
      union all
      select ticket.id, ticket.merged_into, steps + 1 from way join ticket on ticket.id = way.merged_into
      where steps < 50)
    select way.id from way where way.merged_into is null limit 1
  $$;

-- The message that carried the token: when it moves to another ticket, answers to it follow.
alter table ticket_token add column message_id uuid references message;

-- How the ticket stood before this message and after it, so that calling it back restores exactly that.
alter table outbox add column before jsonb;

-- Is a file still needed by some row? Asked before it is removed from the disk.
create index message_raw_blob on message (raw_blob) where raw_blob is not null;
create index arrival_raw_blob on arrival (raw_blob) where raw_blob is not null;
create index upload_blob on upload (blob);
