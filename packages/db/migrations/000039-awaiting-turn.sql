-- Tickets that their queue would have given to somebody, had anybody been here with room: whoever has room first is given
-- the one whose promise ends first. A row goes once somebody has its ticket, or it is resolved.
create table awaiting_turn (
  ticket_id uuid primary key references ticket on delete cascade,
  -- Somebody waited for an answer on the spot: whoever has the desk open comes first.
  is_live boolean not null,
  since timestamptz not null
);
