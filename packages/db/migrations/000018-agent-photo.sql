-- The face that colleagues and customers see of an agent. Its id stands in its address, and changes with it.
alter table agent
  add column photo_id uuid unique,
  add column photo_blob text,
  add constraint agent_photo check ((photo_id is null) = (photo_blob is null));
