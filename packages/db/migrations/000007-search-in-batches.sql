-- A message brings a hundred words or more. Taken into the index one by one they cost as much as all the rest of
-- storing it; in batches of half a megabyte they cost a fraction, and a search reads at most that much besides.
alter index message_search_words set (fastupdate = on, gin_pending_list_limit = 512);
alter index customer_search_name set (gin_pending_list_limit = 512);
alter index identity_value set (gin_pending_list_limit = 512);
