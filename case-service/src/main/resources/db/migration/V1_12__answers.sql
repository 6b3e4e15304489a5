-- What calls with an Idempotency-Key were answered: a caller who missed the answer asks again and gets the same.
create table answer (
    practice text        not null,
    who      text        not null,
    key      text        not null,
    asked    text        not null,       -- hash of method, path and body
    status   integer     not null,
    body     text        not null,
    at       timestamptz not null,
    primary key (practice, who, key)
);
create index answer_at on answer (practice, at);
