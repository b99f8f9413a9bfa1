-- Where in message_search the messages of a time lie, in a few pages: messages are written in the order in which they
-- come. Laid over what the index of words names, it spares reading thousands of old messages for a page of new ones.
create index message_search_recent on message_search using brin (at) with (pages_per_range = 16, autosummarize = on);
