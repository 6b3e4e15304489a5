-- Where practice IT wants to be told of every move of a case, and what it is still to be told.
create table webhook (
    practice      text not null,
    id            text not null,
    url           text not null,
    secret        text not null,
    former_secret text,                  -- signs too until the next change
    disabled_at   timestamptz,
    primary key (practice, id)
);
create table webhook_delivery (
    practice   text        not null,
    webhook_id text        not null,
    event_id   text        not null,
    body       text        not null,     -- as it is signed
    attempts   integer     not null,
    next_at    timestamptz not null,
    primary key (practice, webhook_id, event_id)
);
create index webhook_delivery_next on webhook_delivery (practice, next_at);
