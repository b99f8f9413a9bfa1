-- An import can be taken back: what each line changed, and what stood there before.
alter table import_row add column written jsonb;
alter table import_row add column undone_at timestamptz;
alter table import drop constraint import_state_check;
alter table import add constraint import_state_check check (state in
  ('mapping', 'checking', 'checked', 'running', 'done', 'cancelled', 'failed', 'undoing', 'undone'));
drop index import_open;
create index import_open on import (created_at) where state in ('checking', 'running', 'undoing');
