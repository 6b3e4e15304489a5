-- A revision is the text itself: it has to name its practice, so that nobody else's query can meet it.
alter table revision add practice text;
update revision set practice = incident.practice from incident where incident.id = revision.incident_id;
alter table revision alter practice set not null;
