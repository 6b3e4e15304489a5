-- That somebody was erased, by a hash of the id that the register had.
create table erasure (
    practice    text        not null,
    subject     text        not null,
    done_at     timestamptz not null,
    certificate text        not null,
    primary key (practice, subject, done_at)
);
create index cases_ended on cases (practice, updated_at) where closed;
