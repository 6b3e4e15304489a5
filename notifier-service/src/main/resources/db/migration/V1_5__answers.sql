-- What patients answer by a link in their letter; each link once.
create table letter_answer (
    id         bigint generated always as identity primary key,
    letter_id  text        not null references letter (id) on delete cascade,
    reply      text        not null check (reply in ('REMOVED', 'SAID')),
    at         timestamptz not null,
    text       text,
    kind       text check (kind in ('PDF', 'JPEG', 'PNG')), -- what the attachment's first bytes say
    size       int         not null,
    sha256     text,
    attachment bytea,
    unique (letter_id, reply)
);
