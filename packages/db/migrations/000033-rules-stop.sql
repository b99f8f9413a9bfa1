-- Where such a rule applies, no rule below it is looked at.
alter table rule add column stops boolean not null default false;
