-- Side tracks: small ladders beside the case's, each about one post. They never move a case.

create table track (
    id          text primary key,
    practice    text        not null,
    incident_id text        not null references incident (id),
    author_key  text        not null,     -- what it holds, it holds for this author's cases
    track       text        not null,
    stage       text        not null,
    version     integer     not null,
    closed      boolean     not null default false,
    draft       text,                     -- words for the public, as they were approved or drafted last
    task        text,                     -- what a person is asked to do
    received_on date,                     -- the day from which the law counts
    opened_at   timestamptz not null,
    updated_at  timestamptz not null
);
create unique index track_open on track (incident_id, track) where not closed;
create index track_incident on track (incident_id, opened_at);
create index track_author on track (practice, author_key) where not closed;

-- Every happening of a track, in order. Rows are added and never changed.
create table track_history (
    track_id   text        not null references track (id),
    version    integer     not null,
    practice   text        not null,
    happening  text        not null,
    told       text        not null,
    from_stage text,                      -- none for the happening that opened it
    to_stage   text        not null,
    teller     text        not null,
    roles      text[]      not null,
    staff_id   text        not null,
    capacity   text        not null,
    guards     text[]      not null,      -- those that were checked and met
    quote      text        not null,
    law        text        not null,
    at         timestamptz not null,
    primary key (track_id, version)
);

-- A deadline that runs, or ran, on a track.
create table track_clock (
    id         text primary key,
    practice   text        not null,
    track_id   text        not null references track (id),
    deadline   text        not null,
    started_at timestamptz not null,
    warn_at    timestamptz,               -- when to say that it is near, where that is said
    due_at     timestamptz not null,      -- the moment after its last
    warned     boolean     not null default false,
    passed     boolean     not null default false,
    paused_at  timestamptz,
    stopped_at timestamptz
);
create unique index track_clock_running on track_clock (track_id) where stopped_at is null;
create index track_clock_due on track_clock (due_at) where stopped_at is null and paused_at is null and not passed;
create index track_clock_near on track_clock (warn_at)
    where stopped_at is null and paused_at is null and not passed and not warned and warn_at is not null;

-- The pauses of a deadline: from when to when, why, and who said so.
create table track_pause (
    clock_id   text        not null references track_clock (id),
    paused_at  timestamptz not null,
    practice   text        not null,
    reason     text        not null,
    teller     text        not null,
    resumed_at timestamptz,
    primary key (clock_id, paused_at)
);

-- What was asked of a platform, and what it answered.
create table track_action (
    action_id    text primary key,
    practice     text        not null,
    track_id     text        not null references track (id),
    action       text        not null,
    state        text        not null,    -- ASKED, DONE, REFUSED, FAILED, NEEDS_A_PERSON
    found        text,                    -- of a look whether the post is still there
    reason       text,
    requested_by text        not null,
    requested_at timestamptz not null,
    answered_at  timestamptz
);
create index track_action_track on track_action (track_id, requested_at);

-- A track holds the ladder and lets it go. Whatever the code says, it moves no case.
alter table history add constraint a_track_moves_no_case check (capacity <> 'track' or from_stage = to_stage);
