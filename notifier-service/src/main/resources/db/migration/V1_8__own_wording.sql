-- A practice's own words for a letter. Both tables are only ever added to: who wrote what, and who took it into use.
create table own_wording (
    practice   text        not null,
    template   text        not null,
    version    int         not null check (version > 0),
    subject    text        not null,
    body       text        not null,
    written_by text        not null,
    written_at timestamptz not null,
    primary key (practice, template, version)
);
create table own_wording_use (
    id       bigint generated always as identity primary key,
    practice text        not null,
    template text        not null,
    version  int         not null, -- 0: the words that come with the service
    by_whom  text        not null,
    at       timestamptz not null
);
create index own_wording_use_last on own_wording_use (practice, template, id);

create function wordings_are_only_added_to() returns trigger language plpgsql as $$
begin
    raise exception 'wordings are added to and never changed' using errcode = 'insufficient_privilege';
end
$$;
create trigger only_added_to before update or delete or truncate on own_wording
    for each statement execute function wordings_are_only_added_to();
create trigger only_added_to before update or delete or truncate on own_wording_use
    for each statement execute function wordings_are_only_added_to();

alter table letter add column wording_version int not null default 0;
