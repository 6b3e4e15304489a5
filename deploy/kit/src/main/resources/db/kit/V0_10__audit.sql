-- Who did or saw what: written in the transaction that did it, and never changed. Each chain counts its rows from 1,
-- and each row's hash goes over the one before it (AuditRow).
create table audit (
    chain       text        not null,
    number      bigint      not null,
    at          timestamptz not null,
    who         text        not null,
    roles       text        not null,
    what        text        not null,
    object      text        not null,
    outcome     text        not null,
    correlation text        not null,
    hash        text        not null,
    primary key (chain, number)
);

-- The last row of each chain. Whoever adds rows locks it, so that one comes after the other.
create table audit_head (
    chain  text primary key,
    number bigint not null,
    hash   text   not null,
    day    date   not null               -- of the last row, UTC
);

create function audit_is_only_added_to() returns trigger language plpgsql as $$
begin
    raise exception 'the audit is added to and never changed' using errcode = 'insufficient_privilege';
end
$$;
create trigger only_added_to before update or delete or truncate on audit
    for each statement execute function audit_is_only_added_to();
create trigger only_goes_on before delete or truncate on audit_head
    for each statement execute function audit_is_only_added_to();
create trigger only_goes_forward before update on audit_head
    for each row when (new.number <= old.number or new.chain <> old.chain) execute function audit_is_only_added_to();

-- Not even its owner, who is the service's own user.
revoke update, delete, truncate on audit from public, current_user;
revoke delete, truncate on audit_head from public, current_user;

-- A transaction meets the chain that it has named and no other.
create policy one_chain on audit using (chain = current_setting('conduct.audit', true));
create policy one_chain on audit_head using (chain = current_setting('conduct.audit', true));
alter table audit enable row level security, force row level security;
alter table audit_head enable row level security, force row level security;
