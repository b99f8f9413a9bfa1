-- Those of people whose data are blocked, found by what they are whatever the mark: an import asks for each of its lines.
create index identity_marked on identity (value) where kind like 'blocked.%';
