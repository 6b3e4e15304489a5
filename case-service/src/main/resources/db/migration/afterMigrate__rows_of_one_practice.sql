-- Row-level security, after every migration: a table with a column "practice" shows the rows of the practice that the
-- transaction has named (conduct.practice, by PracticeRows) and no others; without a name, none. No table can be
-- forgotten, and the owner, who is the service's own user, is not excepted.
--
-- A later migration that changes rows sees none of them either: it begins with "alter table t no force row level
-- security", which is undone here.
do $$
declare
    named regclass;
begin
    for named in
        select t.oid
        from pg_class t join pg_attribute c on c.attrelid = t.oid and c.attname = 'practice' and not c.attisdropped
        where t.relnamespace = current_schema::regnamespace and t.relkind in ('r', 'p')
    loop
        if not exists (select 1 from pg_policy where polrelid = named and polname = 'one_practice') then
            execute format(
                'create policy one_practice on %s using (practice = current_setting(''conduct.practice'', true))', named);
        end if;
        if exists (select 1 from pg_class where oid = named and not (relrowsecurity and relforcerowsecurity)) then
            execute format('alter table %s enable row level security, force row level security', named);
        end if;
    end loop;
end
$$;
