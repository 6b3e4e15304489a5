-- Who works on the case now: others may look and not tell. A claim that has run out counts for nothing.
alter table cases add claimed_by text, add claimed_until timestamptz;
create index cases_claimed on cases (practice, claimed_by) where claimed_by is not null;
