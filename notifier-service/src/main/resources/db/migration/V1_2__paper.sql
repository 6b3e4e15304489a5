-- A letter that cannot go by mail, or came back, is printed and posted by a person.
alter table letter add column postal_address text;
alter table letter add column format text not null default 'standard'
    check (format in ('standard', 'large-print'));
alter table letter add column paper_since timestamptz; -- since when somebody has to post it
alter table letter add column posted_on date;          -- the day on the proof of posting
create index letter_paper on letter (practice, asked_at) where paper_since is not null and posted_on is null;
