-- Whether the reviewer, who has not seen what the classifier found, named the same clause. Added to, never changed.
create table judgement (
    case_id       text        not null references cases (id),
    clause        text        not null,
    practice      text        not null,
    agreement     text        not null,  -- AGREED, OVERRULED, MISSED
    model_version text        not null,
    at            timestamptz not null,
    primary key (case_id, clause)
);
create index judgement_at on judgement (practice, at);

-- The months of the report.
create index cases_opened on cases (practice, opened_at);
create index history_at on history (practice, at);
