-- Files on cases. What is in them stands apart, so that nobody reads 20 MiB to show a list.
create table attachment (
    id       text primary key,
    practice text        not null,
    case_id  text        not null references cases (id),
    name     text        not null,
    type     text        not null,       -- media type, as seen from the content
    bytes    integer     not null,
    sha256   text        not null,
    added_by text        not null,
    added_at timestamptz not null
);
create index attachment_case on attachment (case_id, added_at);
create table attachment_content (
    id       text primary key references attachment (id) deferrable,
    practice text  not null,
    content  bytea not null
);
alter table attachment_content alter content set storage external;
