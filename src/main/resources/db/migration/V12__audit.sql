-- Who did what, when and from where. Only added to: programs of before write none.
create table audit_entry (
    id          uuid primary key,
    -- Its place in the chain, without gaps; given when the transaction is committed, and so is the hash.
    number      bigint unique,
    at          timestamptz not null,
    deed        text not null check (length(deed) between 1 and 60),
    -- Nobody for guests. No reference: the entry stays as it was when the person is gone.
    person_id   bigint,
    username    text check (length(username) <= 200),
    target_id   text check (length(target_id) <= 200),
    target_name text check (length(target_name) <= 200),
    -- Name, value, name, value, in the order of the names.
    details     text[] not null default '{}' check (cardinality(details) % 2 = 0 and cardinality(details) <= 20),
    source      text not null check (source in ('WEB', 'API', 'COMMAND', 'JOB')),
    token_id    bigint,
    os_user     text check (length(os_user) <= 200),
    address     text check (length(address) <= 200),
    request_id  text check (length(request_id) <= 200),
    -- SHA-256 of the hash before (32 bytes of zero before the first) and this entry's canonical form.
    hash        bytea check (octet_length(hash) = 32),
    check ((number is null) = (hash is null))
);
create index audit_entry_deed on audit_entry (deed, number);
create index audit_entry_person on audit_entry (lower(username), number);
create index audit_entry_person_deed on audit_entry (lower(username), deed, number);

-- "5:hello," (https://cr.yp.to/proto/netstrings.txt), and "-," for what is null: no two rows have one canonical form.
create function audit_netstring(value text) returns text language sql immutable as $$
    select coalesce(octet_length(value) || ':' || value || ',', '-,')
$$;

-- At the very end of a transaction, so that those who record wait for each other only while they commit. Whoever gets the lock sees
-- the entry before it, since a lock is let go of after the commit.
create function audit_chain() returns trigger language plpgsql as $$
declare
    last audit_entry;
    next bigint;
begin
    perform pg_advisory_xact_lock(4846791580151137091);
    select * into last from audit_entry where number is not null order by number desc limit 1;
    next := coalesce(last.number, 0) + 1;
    update audit_entry set number = next, hash = sha256(
        coalesce(last.hash, decode(repeat('00', 32), 'hex')) || convert_to(
            audit_netstring(next::text)
            || audit_netstring(new.id::text)
            || audit_netstring(((extract(epoch from new.at) * 1000000)::bigint)::text)
            || audit_netstring(new.deed)
            || audit_netstring(new.person_id::text)
            || audit_netstring(new.username)
            || audit_netstring(new.target_id)
            || audit_netstring(new.target_name)
            || audit_netstring(coalesce((
                select string_agg(audit_netstring(d.value), '' order by d.place)
                from unnest(new.details) with ordinality d (value, place)), ''))
            || audit_netstring(new.source)
            || audit_netstring(new.token_id::text)
            || audit_netstring(new.os_user)
            || audit_netstring(new.address)
            || audit_netstring(new.request_id), 'UTF8'))
    where id = new.id;
    return null;
end
$$;

create constraint trigger audit_entry_chain after insert on audit_entry deferrable initially deferred
    for each row when (new.number is null) execute function audit_chain();

-- What is in the chain stays there as it is, whoever asks; a superuser can get around this, and is found out by blog audit verify.
create function audit_refuse() returns trigger language plpgsql as $$
begin
    raise exception 'the audit log is only added to' using errcode = 'restrict_violation';
end
$$;

create trigger audit_entry_kept before update or delete on audit_entry
    for each row when (old.number is not null) execute function audit_refuse();
create trigger audit_entry_not_emptied before truncate on audit_entry
    for each statement execute function audit_refuse();
