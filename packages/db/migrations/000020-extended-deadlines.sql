-- What a regime guards may also be that a deadline is put off.
alter table approval drop constraint approval_action_check;
alter table approval add constraint approval_action_check check (action in ('relabel', 'close', 'merge', 'spam', 'extend'));
