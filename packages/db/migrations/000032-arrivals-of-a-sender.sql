-- Whether anything came from an identity is asked before it is taken off a customer, and by the key that points at it;
-- without this each asks every arrival there ever was.
create index arrival_sender on arrival (sender_identity_id) where sender_identity_id is not null;
