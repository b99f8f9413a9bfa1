-- A municipality's calendar, and the organisation's own, keep the days that they add to another.
alter table calendar
  -- Which version of it they lie on: where that one changes they get a new version, too, so that (code, version) always
  -- means the same days.
  add column parent_version integer,
  -- Whose days they are.
  add column scope text not null default 'national' check (scope in ('national', 'regional', 'local', 'own')),
  add foreign key (parent_code, parent_version) references calendar,
  add check ((parent_code is null) = (parent_version is null));

-- Which segments there are is asked for while one types.
create index customer_segment on customer (segment) where segment is not null;
