-- One person under several tags of one address ("ana+tienda@…"): looked for at each new address, so by index.
alter table identity add column untagged text
  generated always as (regexp_replace(value, '\+[^@]*@', '@')) stored;
create index identity_untagged on identity (kind, untagged);
