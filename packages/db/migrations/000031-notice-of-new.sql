-- Whoever keeps watch over what comes in is told of what nobody has.
alter table notification drop constraint notification_kind_check;
alter table notification add constraint notification_kind_check check (kind in
  ('mentioned', 'assigned', 'message', 'returned', 'failed', 'warned', 'breached', 'escalated', 'promised', 'approval',
   'opened'));
