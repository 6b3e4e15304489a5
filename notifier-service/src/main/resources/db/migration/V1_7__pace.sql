-- How many letters went within a minute, and to one patient within a day.
create index letter_sent on letter (sent_at);
create index letter_to_one on letter (practice, address, sent_at) where recipient = 'patient';
