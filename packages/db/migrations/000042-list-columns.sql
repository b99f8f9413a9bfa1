-- Which columns an agent sees in the table of tickets, in her order; none: the usual ones.
alter table agent add column list_columns text[] not null default '{}';

-- Who was joined with a customer is asked for wherever custom fields of customers are read: a page of rows would read
-- every customer to find that there is nobody.
create index customer_merged_into on customer (merged_into) where merged_into is not null;
