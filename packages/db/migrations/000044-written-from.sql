-- What a message was written from, until it has left: called back, a forward is the same forward again. The message that
-- it answers or sends on, and the attachments of earlier messages that go along.
alter table outbox add column written_from jsonb;
