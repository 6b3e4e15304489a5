-- Every letter that was asked for: the words exactly as they went, and what became of it.
create table letter (
    id            text primary key, -- hash of practice and letter_id: a letter asked for twice is one letter
    practice      text        not null,
    case_id       text        not null,
    letter_id     text        not null,
    template      text        not null,
    revision      int         not null,
    legal         boolean     not null,
    recipient     text        not null, -- patient, staff, adviser, commissioner, reporter
    name          text        not null,
    address       text,
    approved_by   text,
    correlation   text        not null,
    message_id    text        not null,
    thread        text, -- what all letters to staff about the case refer to, so that mail programs keep them together
    sender        text        not null,
    subject       text,
    text          text,
    html          text,
    state         text        not null
        check (state in ('QUEUED', 'SENDING', 'SENT', 'DELIVERED', 'BOUNCED', 'FAILED', 'UNCERTAIN')),
    reason        text,
    asked_at      timestamptz not null,
    due_at        timestamptz not null, -- QUEUED: when to try; SENDING: when the lease is over
    attempt       int         not null,
    put_off_since timestamptz, -- since when the mail server has been putting this letter off
    data_ends_at  timestamptz, -- set right before the final dot goes out: from here on it may be the server's
    settled_at    timestamptz
);
create index letter_due on letter (due_at) where state in ('QUEUED', 'SENDING');
create index letter_case on letter (practice, case_id, asked_at);
create index letter_state on letter (state);
