-- What keeps a letter back at the moment of sending, and what people did with it.
alter table letter add column adverse boolean not null default false; -- it asks, warns or removes
alter table letter add column undo_until timestamptz; -- until then nothing goes, and a person may stop it
alter table letter add column held_since timestamptz; -- the hour's cap is reached: waits for a partner
alter table letter add column released_by text;
alter table letter add column sent_at timestamptz;
update letter set sent_at = settled_at where state in ('SENT', 'DELIVERED', 'BOUNCED', 'UNCERTAIN');

drop index letter_due;
create index letter_due on letter (due_at) where state in ('QUEUED', 'SENDING') and held_since is null;
create index letter_adverse on letter (practice, sent_at) where adverse;

-- Only ever added to.
create table letter_deed (
    id        bigint generated always as identity primary key,
    letter_id text        not null references letter (id) on delete cascade,
    what      text        not null,
    by_whom   text        not null,
    at        timestamptz not null,
    note      text
);
create index letter_deed_letter on letter_deed (letter_id, id);
