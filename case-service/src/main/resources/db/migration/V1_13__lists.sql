-- The cases of a stage, last changed first, without looking at those of all others.
create index cases_stage on cases (practice, stage, updated_at, id);
