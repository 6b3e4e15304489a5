-- What the tests' handlers have done, in which transaction.
create table thing (
    seen        bigint generated always as identity primary key,
    test        text    not null,
    colour      text    not null,
    number      integer not null,
    transaction bigint  not null default txid_current()
);
