-- Cases whose patient is not written to any more, or not everything: told by the cases, looked at when a letter is to go.
create table barred_case (
    practice text not null,
    case_id  text not null,
    bar      text not null check (bar in ('DECEASED', 'RESTRICTED', 'WITHDRAWN', 'COMPLAINT')),
    primary key (practice, case_id, bar)
);
