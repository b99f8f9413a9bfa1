-- The months stand among the words of each message, and the index of words passes over all that lies outside those asked
-- for: that takes a quarter of the time that laying this index over it took.
drop index message_search_recent;
