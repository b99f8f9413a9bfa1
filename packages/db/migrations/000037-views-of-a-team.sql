-- A shared view may be one team's; null: everybody's.
alter table ticket_view add column team_id uuid references team;
alter table ticket_view add constraint ticket_view_team_shared check (team_id is null or agent_id is null);
