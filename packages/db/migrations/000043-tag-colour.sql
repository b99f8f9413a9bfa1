-- A tag may have one of a few colours, by which it is found among others; the word beside it says what it means.
alter table tag add column colour text check (colour in ('blue', 'teal', 'olive', 'brown', 'pink', 'purple'));
