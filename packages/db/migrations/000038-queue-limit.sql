-- Whoever has so many open tickets is given no more of this queue; null: there is no limit.
alter table queue add column open_limit integer;
alter table queue add constraint queue_open_limit_some check (open_limit > 0);
