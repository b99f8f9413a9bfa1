-- How much of its time is gone when a promise warns, in order.
alter table service_promise
  add column warn_shares double precision[] not null default '{0.5,0.75}'
    constraint service_promise_warns check (cardinality(warn_shares) between 1 and 4);
