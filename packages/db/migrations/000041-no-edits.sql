-- No channel tells of an edit that is taken over, and nothing ever wrote it.
alter table message drop column edited_at;
