-- Loaded by podman/move into its one session with each of the two databases. All of it is temporary and goes with the session; what
-- stays on a house is in house.sql.
set client_min_messages = warning;
-- Some of what is said of move.house is said before it is there.
set check_function_bodies = off;
set search_path = pg_catalog, pg_temp;
-- Rows are compared by their text, which must be written alike on both sides.
set timezone = 'UTC';
set datestyle = 'ISO, MDY';
set intervalstyle = 'postgres';
set extra_float_digits = 1;
set bytea_output = 'hex';
set xmloption = 'content';
-- The mover waits for the other side, and for whole tables.
set idle_in_transaction_session_timeout = 0;
set statement_timeout = 0;
-- The sooner an autovacuum worker that holds a lock is asked to go.
set deadlock_timeout = '100ms';
-- Foreign keys and triggers have done their part in the house that the rows come from.
set session_replication_role = replica;

create temp table part (
    n       int primary key,
    name    text not null,
    -- The columns of the primary key; null if the table has none: then it is copied whole when it changed.
    key     text,
    columns text not null,
    -- md5 of the row's text, for a row called x. Of bytes that are named by their own SHA-256, checked when they arrive, only the length.
    digest  text not null,
    -- The condition that such bytes break if they arrived badly.
    broken  text
);

insert into part
select row_number() over (order by c.relname collate "C"), format('%I.%I', n.nspname, c.relname), k.key, a.columns,
       'md5(row(' || a.compared || ')::text)::uuid',
       case when c.relname = 'media' then 'encode(sha256(x.bytes), ''hex'') <> x.hash' end
from pg_class c
join pg_namespace n on n.oid = c.relnamespace
cross join lateral (
    select string_agg(quote_ident(attname), ', ' order by attname collate "C"),
           string_agg(case when c.relname = 'media' and attname = 'bytes' then 'octet_length(x.bytes)' else 'x.' || quote_ident(attname) end,
                      ', ' order by attname collate "C")
    from pg_attribute
    where attrelid = c.oid and attnum > 0 and not attisdropped and attgenerated = ''
) a (columns, compared)
left join lateral (
    select string_agg(quote_ident(attname), ', ' order by array_position(i.indkey::int2[], attnum))
    from pg_index i join pg_attribute on attrelid = i.indrelid and attnum = any (i.indkey)
    where i.indrelid = c.oid and i.indisprimary
) k (key) on true
-- Flyway's notes of what it did, and when, are each house's own; that they agree is checked before. So are the times of its jobs, which
-- it goes on writing.
where n.nspname = 'public' and c.relkind in ('r', 'p') and not c.relispartition
    and c.relname not in ('flyway_schema_history', 'scheduled_tasks');

-- Tables without a key that are to be copied whole.
create temp table whole (n int);
create temp table sequence_value (name text, last_value bigint, is_called boolean);
-- The oldest transaction that was running at the last look.
create temp table seen (running xid8);
create temp table t_had (hash text primary key);

-- "a.id = b.id and …" for the key of a table.
create function pg_temp.same(key text, a text, b text) returns text language sql immutable as $$
    select string_agg(format('%s.%s = %s.%s', a, k, b, k), ' and ') from unnest(string_to_array(key, ', ')) k
$$;

create function pg_temp.columns_of(key text, a text) returns text language sql immutable as $$
    select string_agg(a || '.' || k, ', ') from unnest(string_to_array(key, ', ')) k
$$;

-- What this house is, one "name=value" a line.
create function pg_temp.facts() returns setof text language plpgsql as $$
declare
    house record;
begin
    return query
    select 'me=' || system_identifier || ':' || (select oid from pg_database where datname = current_database()) from pg_control_system()
    union all select 'server=' || current_setting('server_version_num')::int / 10000
    union all select 'release=' || current_setting('server_version')
    union all select 'encoding=' || getdatabaseencoding()
    union all select 'data=' || current_setting('data_directory')
    union all select 'size=' || pg_database_size(current_database())
    union all select 'superuser=' || (select rolsuper from pg_roles where rolname = current_user)
    union all select 'standby=' || pg_is_in_recovery()
    -- Nothing of a blog is kept there today, and it would be left behind.
    union all select 'elsewhere=' || coalesce((
        select string_agg(format('%I.%I', n.nspname, c.relname), ', ') from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where c.relkind in ('r', 'p', 'm') and n.nspname not in ('public', 'move', 'information_schema') and n.nspname !~ '^pg_'), '')
    union all select 'objects=' || count(*) from pg_largeobject_metadata;

    if to_regclass('move.house') is null then
        return next 'state=open';
    else
        for house in execute $q$select state, peer, arrived_from, lease_until < clock_timestamp() as lapsed from move.house where me = move.me()
            union all select 'open', null, null, false from move.house where me <> move.me()$q$ loop
            -- A lease that ran out has opened the house already, whether a writer came since or not.
            return next 'state=' || case when house.lapsed then 'open' else house.state end;
            return next 'peer=' || case when house.lapsed then '' else coalesce(house.peer, '') end;
            return next 'from=' || coalesce(house.arrived_from, '');
        end loop;
    end if;

    if to_regclass('public.flyway_schema_history') is null then
        return next 'schema=';
        return;
    end if;
    return query execute $q$
        select 'schema=' || coalesce(max(version) filter (where success), '') from public.flyway_schema_history
        union all
        select 'history=' || md5(string_agg(concat_ws(' ', version, description, checksum, success), ',' order by installed_rank))
        from public.flyway_schema_history where version is not null $q$;
    -- What the migrations say and what there is are two things.
    return query
    select 'shape=' || md5(string_agg(concat_ws(' ', p.name, p.key, a.attname, format_type(a.atttypid, a.atttypmod), a.attnotnull, a.attgenerated,
                                                a.attidentity), ',' order by p.name collate "C", a.attname collate "C"))
    from part p join pg_attribute a on a.attrelid = p.name::regclass and a.attnum > 0 and not a.attisdropped;
    return query execute $q$
        select 'people=' || count(*) from public.person union all select 'posts=' || count(*) from public.post
        union all select 'media=' || count(*) from public.media
        union all select 'bytes=' || coalesce(sum(octet_length(bytes)), 0) from public.media $q$;
end
$$;

-- How many rows each table has now.
create function pg_temp.counts() returns table (n int, name text, rows bigint) language plpgsql as $$
begin
    for n, name in select p.n, p.name from part p order by p.n loop
        execute format('select count(*) from %s', name) into rows;
        return next;
    end loop;
end
$$;

-- d_N: key and digest of every row as this session last saw it. c_N: those to be sent. g_N: keys of rows that are gone.
-- t_N: what the target has. s_N: rows that arrived and are not yet in their place.
create function pg_temp.tables() returns void language plpgsql as $$
declare
    p part;
begin
    for p in select * from part order by n loop
        execute format('create temp table s_%s as select %s from %s with no data', p.n, p.columns, p.name);
        execute format('create temp table d_%s as select %s null::uuid as digest from %s with no data', p.n, p.key || ',', p.name);
        execute format('create temp table c_%s (like d_%1$s)', p.n);
        execute format('create temp table t_%s (like d_%1$s)', p.n);
        if p.key is not null then
            execute format('create temp table g_%s as select %s from %s with no data', p.n, p.key, p.name);
            execute format('alter table d_%s add primary key (%s)', p.n, p.key);
            execute format('alter table t_%s add primary key (%s)', p.n, p.key);
        end if;
    end loop;
end
$$;

create function pg_temp.digest_all() returns void language plpgsql as $$
declare
    p part;
begin
    for p in select * from part order by n loop
        execute format('truncate d_%s', p.n);
        execute format('insert into d_%s select %s %s from %s x', p.n, pg_temp.columns_of(p.key, 'x') || ',', p.digest, p.name);
        execute format('analyze d_%s', p.n);
    end loop;
end
$$;

-- Which rows the target lacks or has otherwise, and which it has too many: t_N against d_N. How many.
create function pg_temp.compare() returns bigint language plpgsql as $$
declare
    p part;
    changed bigint;
    total bigint := 0;
begin
    perform pg_temp.remember();
    perform pg_temp.digest_all();
    for p in select * from part order by n loop
        execute format('analyze t_%s', p.n);
        if p.key is null then
            execute format('insert into whole select %s where exists (table d_%1$s except all table t_%1$s)
                            or exists (table t_%1$s except all table d_%1$s)', p.n);
            execute format('insert into c_%s select * from d_%1$s where exists (select from whole w where w.n = %1$s)', p.n);
        else
            execute format('insert into c_%s select d.* from d_%1$s d left join t_%1$s t using (%2$s) where t.digest is distinct from d.digest', p.n, p.key);
            execute format('insert into g_%s select %s from t_%1$s where not exists (select from d_%1$s d where %3$s)', p.n, p.key,
                           pg_temp.same(p.key, 'd', 't_' || p.n));
        end if;
        total := total + pg_temp.to_send(p);
    end loop;
    return total;
end
$$;

-- The same for what happened since the last look, without reading every row: whoever wrote a row since is not older than the oldest
-- transaction that was running then. (Not pg_visible_in_snapshot: a snapshot names no subtransactions.) A row that was frozen long ago
-- may look young; then it is looked at and found unchanged. When every changed row is known, the number of rows tells whether any is gone.
create function pg_temp.compare_since() returns bigint language plpgsql as $$
declare
    p part;
    since xid8 := (select running from seen);
    n_rows bigint;
    known bigint;
    total bigint := 0;
begin
    perform pg_temp.remember();
    truncate whole;
    for p in select * from part order by n loop
        execute format('truncate c_%s', p.n);
        if p.key is null then
            execute format('select count(*), count(*) filter (where age(x.xmin) <= age($1)) from %s x', p.name) into n_rows, known using since::xid;
            if known > 0 or n_rows <> (select rows from pg_temp.known(p.n)) then
                execute format('truncate d_%s', p.n);
                execute format('insert into d_%s select %s from %s x', p.n, p.digest, p.name);
                execute format('insert into c_%s table d_%1$s', p.n);
                insert into whole values (p.n);
            end if;
            total := total + pg_temp.to_send(p);
            continue;
        end if;
        execute format('truncate g_%s', p.n);
        execute format('insert into c_%s select * from (select %s, %s as digest from %s x where age(x.xmin) <= age($1)) x
                        where not exists (select from d_%1$s d where %5$s and d.digest = x.digest)',
                       p.n, pg_temp.columns_of(p.key, 'x'), p.digest, p.name, pg_temp.same(p.key, 'd', 'x')) using since::xid;
        execute format('delete from d_%s d using c_%1$s c where %s', p.n, pg_temp.same(p.key, 'd', 'c'));
        execute format('insert into d_%s table c_%1$s', p.n);
        execute format('select count(*) from %s', p.name) into n_rows;
        if n_rows <> (select rows from pg_temp.known(p.n)) then
            execute format('with gone as (delete from d_%s d where not exists (select from %s x where %s) returning %s)
                            insert into g_%1$s table gone', p.n, p.name, pg_temp.same(p.key, 'x', 'd'), pg_temp.columns_of(p.key, 'd'));
        end if;
        total := total + pg_temp.to_send(p);
    end loop;
    return total;
end
$$;

create function pg_temp.remember() returns void language sql as $$
    delete from seen;
    insert into seen select pg_snapshot_xmin(pg_current_snapshot());
$$;

create function pg_temp.known(n int, out rows bigint) language plpgsql as $$
begin
    execute format('select count(*) from d_%s', n) into rows;
end
$$;

create function pg_temp.to_send(p part) returns bigint language plpgsql as $$
declare
    rows bigint;
    gone bigint := 0;
begin
    execute format('select count(*) from c_%s', p.n) into rows;
    if p.key is not null then
        execute format('select count(*) from g_%s', p.n) into gone;
    end if;
    return rows + gone;
end
$$;

-- Puts what arrived in its place. First away, then in: two rows may have exchanged a name that is unique.
create function pg_temp.apply() returns bigint language plpgsql as $$
declare
    p part;
    s sequence_value;
    wrong boolean;
    rows bigint;
    total bigint := 0;
begin
    for p in select * from part order by n loop
        if p.key is null then
            continue when not exists (select from whole w where w.n = p.n);
            execute format('delete from %s', p.name);
            execute format('insert into %s (%s) overriding system value select %2$s from s_%3$s', p.name, p.columns, p.n);
            execute format('truncate d_%s', p.n);
            execute format('insert into d_%s select %s from %s x', p.n, p.digest, p.name);
            continue;
        end if;
        execute format('delete from %s x using g_%s g where %s', p.name, p.n, pg_temp.same(p.key, 'x', 'g'));
        execute format('delete from d_%s d using g_%1$s g where %s', p.n, pg_temp.same(p.key, 'd', 'g'));
        execute format('delete from %s x using s_%s s where %s', p.name, p.n, pg_temp.same(p.key, 'x', 's'));
        execute format('delete from d_%s d using s_%1$s s where %s', p.n, pg_temp.same(p.key, 'd', 's'));
        execute format('insert into %s (%s) overriding system value select %2$s from s_%3$s', p.name, p.columns, p.n);
        get diagnostics rows = row_count;
        -- Read back from where they are now: this is what the two houses are compared by.
        execute format('insert into d_%s select %s, %s from %s x join s_%1$s using (%5$s)', p.n, p.key, p.digest, p.name, p.key);
        total := total + rows;
        if p.broken is not null then
            execute format('select exists (select from %s x join s_%s using (%s) where %s)', p.name, p.n, p.key, p.broken) into wrong;
            if wrong then
                raise exception 'bytes of % did not arrive as they were sent', p.name;
            end if;
        end if;
    end loop;
    for s in table sequence_value loop
        perform setval(s.name::regclass, s.last_value, s.is_called);
    end loop;
    return total;
end
$$;

create function pg_temp.clear() returns void language plpgsql as $$
declare
    p part;
begin
    for p in select * from part order by n loop
        execute format('truncate s_%s', p.n);
        if p.key is not null then
            execute format('truncate g_%s', p.n);
        end if;
    end loop;
    truncate sequence_value, whole;
end
$$;

create function pg_temp.sequences() returns setof sequence_value language plpgsql as $$
declare
    s sequence_value;
begin
    for s.name in select format('%I.%I', n.nspname, c.relname) from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where n.nspname = 'public' and c.relkind = 'S' order by 1
    loop
        execute format('select last_value, is_called from %s', s.name) into s.last_value, s.is_called;
        return next s;
    end loop;
end
$$;

-- Rows counted in the table itself; the checksum is md5 over the sorted md5s of the rows.
create function pg_temp.checksums() returns table (name text, rows bigint, checksum text) language plpgsql as $$
declare
    p part;
    known bigint;
begin
    for p in select * from part order by n loop
        name := p.name;
        execute format('select count(*) from %s', p.name) into rows;
        execute format('select md5(coalesce(string_agg(digest::text, '''' order by digest), '''')), count(*) from d_%s', p.n) into checksum, known;
        if known <> rows then
            checksum := known || ' rows seen';
        end if;
        return next;
    end loop;
    -- Numbers that were given away stay given away.
    return query select '(sequences)', count(*), md5(coalesce(string_agg(s::text, ',' order by s.name), '')) from pg_temp.sequences() s;
end
$$;

-- The pictures that the target (t_had) lacks, in portions of some 32 MB: "bytes|{hash,…}".
create function pg_temp.portions() returns setof text language sql as $$
    select sum(length) || '|{' || string_agg(hash, ',') || '}'
    from (
        select hash, length, div(sum(length) over (order by hash) - length, 33554432) as portion, (row_number() over (order by hash) - 1) / 500 as handful
        from (select hash, octet_length(bytes)::bigint as length from public.media m where not exists (select from t_had h where h.hash = m.hash)) lacking
    ) x group by portion, handful order by portion, handful
$$;

-- Closes this house for writing for some seconds, if the writers let go of every table within one. Whoever has written holds a lock
-- that this one waits for; whoever writes later meets the trigger.
create function pg_temp.close_for(seconds int, other text) returns boolean language plpgsql as $$
begin
    perform set_config('lock_timeout', '1s', true);
    perform pg_temp.guard();
    update move.house set state = 'closed', peer = other, lease_until = clock_timestamp() + make_interval(secs => seconds);
    return true;
exception
    when lock_not_available or deadlock_detected then
        return false;
end
$$;

create function pg_temp.guard() returns void language plpgsql as $$
declare
    name text;
begin
    execute (
        select 'lock table ' || string_agg(format('%I.%I', n.nspname, c.relname), ', ' order by c.relname) || ' in share row exclusive mode'
        from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where n.nspname = 'public' and c.relkind in ('r', 'p') and c.relname <> 'scheduled_tasks');
    for name in select format('%I.%I', n.nspname, c.relname) from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where n.nspname = 'public' and c.relkind in ('r', 'p') and c.relname <> 'scheduled_tasks'
    loop
        execute format('create or replace trigger move_refuses before insert or update or delete or truncate on %s
                        for each statement execute function move.refuse()', name);
    end loop;
end
$$;

-- The target: closed from here until it is opened, whoever dies.
create function pg_temp.await(source text, this_run uuid) returns boolean language plpgsql as $$
begin
    perform set_config('lock_timeout', '1s', true);
    perform pg_temp.guard();
    update move.house set state = 'arriving', peer = source, arrived_from = null, lease_until = null, run = this_run;
    return true;
exception
    when lock_not_available or deadlock_detected then
        return false;
end
$$;

-- The point of no return, and only while no writer can have come back.
create function pg_temp.mark_moved(target text) returns boolean language sql as $$
    with marked as (
        update move.house set state = 'moved', peer = target, lease_until = null
        where state = 'closed' and peer = target and lease_until > clock_timestamp() returning 1)
    select count(*) = 1 from marked
$$;

create function pg_temp.open_after(source text) returns boolean language sql as $$
    with opened as (
        update move.house set state = 'open', peer = null, arrived_from = source, lease_until = null
        where state = 'arriving' and peer = source returning 1)
    select count(*) = 1 from opened
$$;

create function pg_temp.open_again(this_state text) returns void language sql as $$
    update move.house set state = 'open', peer = null, lease_until = null where state = this_state
$$;

-- Triggers that let everybody pass cost little, but an open house needs none.
create function pg_temp.unguard() returns boolean language plpgsql as $$
declare
    name text;
begin
    perform set_config('lock_timeout', '500ms', true);
    for name in select tgrelid::regclass from pg_trigger where tgname = 'move_refuses' loop
        execute format('drop trigger move_refuses on %s', name);
    end loop;
    return true;
exception
    when lock_not_available or deadlock_detected then
        return false;
end
$$;
