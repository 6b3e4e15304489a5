-- Everything carries the practice it belongs to. Text stands here and nowhere else in this service.

create table staff (
    practice text   not null,
    id       text   not null,
    name     text   not null,
    role     text   not null,
    aliases  text[] not null default '{}',
    email    text,
    account  text,                       -- subject of the tokens they sign in with
    primary key (practice, id)
);
create index staff_account on staff (practice, account);

create table patient (
    practice      text    not null,
    id            text    not null,
    name          text    not null,
    nhs_number    text    not null,
    date_of_birth date    not null,
    email         text,
    registered    boolean not null default true,
    deceased      boolean not null default false,
    restricted    boolean not null default false,
    primary key (practice, id),
    unique (practice, nhs_number)
);

create table cases (
    id                 text primary key,
    practice           text        not null,
    reference          text        not null,
    author_key         text        not null,
    author_name        text        not null,
    platform           text        not null,
    stage              text        not null,
    closed             boolean     not null default false,
    version            integer     not null,
    labels             text[]      not null,
    holds              text[]      not null default '{}',
    patient_id         text,
    due_on             date,             -- last day of the stage's deadline, Europe/London
    due_told           boolean     not null default false,
    requested_on       date,
    reminded_on        date,
    warned_on          date,
    breached_again_on  date,
    notice_sent_on     date,
    received_on        date,
    treatment_ended_on date,
    threat_on          date,
    opened_at          timestamptz not null,
    updated_at         timestamptz not null,
    unique (practice, reference),
    foreign key (practice, patient_id) references patient (practice, id)
);
-- A case is about one author: what they post while it is open joins it.
create unique index cases_open_author on cases (practice, author_key) where not closed;
create index cases_due on cases (due_on) where due_on is not null and not due_told and not closed;
create index cases_updated on cases (practice, updated_at, id);

create table incident (
    id             text primary key,
    practice       text        not null,
    case_id        text references cases (id),
    platform       text        not null,
    external_id    text        not null,
    author_id      text,
    author_name    text,
    url            text,
    posted_at      timestamptz,
    received_at    timestamptz not null,
    gone           boolean     not null default false,
    route          text        not null,
    labels         text[]      not null,
    named          text[]      not null default '{}',
    findings       text        not null,
    policy_version text        not null,
    model_version  text        not null,
    unique (practice, platform, external_id)
);
create index incident_case on incident (case_id);
create index incident_route on incident (practice, route, received_at);

-- Each revision of a post as it was received: the evidence. Rows are added and never changed.
create table revision (
    comment_id  text primary key,
    incident_id text        not null references incident (id),
    status      text        not null,
    text        text,
    rating      integer,
    received_at timestamptz not null,
    via         text        not null,
    raw_hash    text        not null
);
create index revision_incident on revision (incident_id, received_at);

-- Every happening of a case, in order. Rows are added and never changed.
create table history (
    case_id   text        not null references cases (id),
    version   integer     not null,
    practice  text        not null,
    happening text        not null,
    told      text        not null,
    from_stage text       not null,
    to_stage  text        not null,
    waits_for text,                      -- whom an approval still waits for
    teller    text        not null,
    roles     text[]      not null,
    staff_id  text        not null,
    capacity  text        not null,
    guards    text[]      not null,      -- those that were checked and met
    quote     text        not null,
    law       text        not null,
    at        timestamptz not null,
    primary key (case_id, version)
);

create table case_letter (
    letter_id  text primary key,
    case_id    text        not null,     -- of the case, or of the incident where there is none
    practice   text        not null,
    template   text        not null,
    recipient  text        not null,
    step       integer     not null,
    legal      boolean     not null,
    state      text        not null,
    reason     text,
    message_id text,
    asked_at   timestamptz not null,
    told_at    timestamptz
);
create index case_letter_case on case_letter (case_id);

create sequence case_reference;
