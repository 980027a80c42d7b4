-- What a move leaves on a house: what it is in a move, and the function by which it refuses writers. Made by podman/move on both
-- sides; the schema "public" is the application's alone.
create schema if not exists move;

-- This database. One that a dump was restored into is another, and no part of the move that the dump remembers.
create or replace function move.me() returns text language sql stable set search_path = pg_catalog, pg_temp as $$
    select system_identifier || ':' || (select oid from pg_database where datname = current_database()) from pg_control_system()
$$;

create table if not exists move.house (
    id           boolean primary key default true check (id),
    me           text not null,
    -- open: serves. closed: refuses writers until the lease runs out. arriving: refuses them until it is opened by a mover.
    -- moved: refuses them for good.
    state        text not null default 'open' check (state in ('open', 'closed', 'arriving', 'moved')),
    -- The house that the rows go to (closed, moved) or come from (arriving).
    peer         text,
    arrived_from text,
    lease_until  timestamptz,
    -- Of several movers that died, the one whose rows are taken.
    run          uuid,
    check ((state = 'closed') = (lease_until is not null))
);
insert into move.house (me) values (move.me()) on conflict (id) do update
    set me = excluded.me, state = 'open', peer = null, arrived_from = null, lease_until = null where house.me <> excluded.me;

-- A lease that ran out is ended by the first writer who comes, in that writer's transaction: so either a write is committed or the house
-- is marked as moved, and never both. The lock does the same for a writer whose snapshot is older than the closing.
create or replace function move.refuse() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    house move.house;
begin
    select * into house from move.house;
    if house.me <> move.me() then
        return null;
    end if;
    if house.state = 'closed' and house.lease_until <= clock_timestamp() then
        select * into house from move.house for update;
        if house.state = 'closed' and house.lease_until <= clock_timestamp() then
            update move.house set state = 'open', peer = null, lease_until = null;
            return null;
        end if;
    end if;
    if house.state = 'open' then
        select * into house from move.house for share;
        if house.state = 'open' then
            return null;
        end if;
    end if;
    raise exception 'read only for a moment' using errcode = 'read_only_sql_transaction',
        hint = 'The blog is moving house (' || coalesce(house.state, 'closed') || ').';
end
$$;

-- What the copying of pictures begins with: holds off a later mover until it is done, and does nothing for an earlier one.
create or replace function move.carry(this_run uuid) returns void language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
    perform from move.house where run = this_run and state = 'arriving' for share;
    if not found then
        raise exception 'another mover has taken over';
    end if;
end
$$;

-- And ends with.
create or replace function move.carried() returns bigint language plpgsql set search_path = pg_catalog, pg_temp as $$
declare
    rows bigint;
    broken bigint;
begin
    select count(*), count(*) filter (where encode(sha256(bytes), 'hex') <> hash) into rows, broken
    from public.media where xmin = pg_current_xact_id()::xid;
    if broken > 0 then
        raise exception '% pictures did not arrive as they were sent', broken;
    end if;
    return rows;
end
$$;

-- The owner of the database makes its backups.
do $$
declare
    owner name := (select rolname from pg_roles join pg_database on datdba = pg_roles.oid where datname = current_database());
begin
    execute format('alter schema move owner to %I', owner);
    execute format('alter table move.house owner to %I', owner);
    execute format('alter function move.me() owner to %I', owner);
    execute format('alter function move.refuse() owner to %I', owner);
    execute format('alter function move.carry(uuid) owner to %I', owner);
    execute format('alter function move.carried() owner to %I', owner);
end
$$;
