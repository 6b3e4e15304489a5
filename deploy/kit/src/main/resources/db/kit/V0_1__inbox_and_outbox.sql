-- Which events have been digested: written in the transaction that digests them.
create table inbox (
    reader   text        not null,
    event_id text        not null,
    at       timestamptz not null default now(),
    primary key (reader, event_id)
);
create index inbox_at on inbox (at);

-- Which events are to be told: written in the transaction that causes them, taken out when the broker has them.
create table outbox (
    id          bigint generated always as identity primary key,
    lane        smallint    not null,
    topic       text        not null,
    key         text        not null,
    event_id    text        not null,
    correlation text        not null,
    at          timestamptz not null,
    data        bytea
);
create index outbox_lane_id on outbox (lane, id);

-- A lane is told by one replica at a time.
create table outbox_lane (
    lane smallint primary key
);
insert into outbox_lane (lane) select generate_series(0, 7);
