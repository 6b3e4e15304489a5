-- The clock tells a deadline when it is near, when it has passed, and once more when nobody has acted.
-- due_told stays for replicas of the version before, and is read no more.
alter table cases no force row level security;
alter table cases add call text, add call_on date, add representations_on date;
update cases set call = 'PASSED', call_on = due_on + 1 where due_on is not null and not due_told and not closed;
drop index cases_due;
create index cases_call on cases (call_on) where call_on is not null and not closed;

-- How a patient wants letters to come, and to be set.
alter table patient add postal_address text, add prefers text, add format text;
