-- What a channel could not send, and whether it has sent anything since.
create index message_failed on message (channel_id) where delivery = 'failed';
create index outbox_done on outbox (channel_id, finished_at) where state = 'done';
