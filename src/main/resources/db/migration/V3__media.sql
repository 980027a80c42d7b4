-- Jobs: db-scheduler's table, as its version 16 documents it for PostgreSQL. A row is what is to be done and when; whoever picks it
-- writes a heartbeat while it works, so that a replica that dies leaves nothing undone.
create table scheduled_tasks (
    task_name            text not null,
    task_instance        text not null,
    task_data            bytea,
    execution_time       timestamptz not null,
    picked               boolean not null,
    picked_by            text,
    last_success         timestamptz,
    last_failure         timestamptz,
    consecutive_failures integer,
    last_heartbeat       timestamptz,
    version              bigint not null,
    priority             smallint,
    primary key (task_name, task_instance)
);
create index scheduled_tasks_execution_time on scheduled_tasks (execution_time);
create index scheduled_tasks_last_heartbeat on scheduled_tasks (last_heartbeat);

-- Bytes: an original may have narrower variants, which are rows of bytes as well. An image that the program before this one takes is
-- not prepared, and so gets its variants a little later.
alter table media add column prepared boolean not null default false;
create index media_unprepared on media (created_at) where not prepared;
-- When a file of the library was given other bytes; these go a day later.
alter table media add column unneeded_since timestamptz;
create index media_unneeded on media (unneeded_since) where unneeded_since is not null;

create table media_variant (
    hash         text not null references media on delete cascade,
    width        integer not null check (width > 0),
    height       integer not null check (height > 0),
    variant_hash text not null references media,
    primary key (hash, width)
);
create index media_variant_bytes on media_variant (variant_hash);

-- The library: a file with what people say of it. Its address is /media/{ref}/{file_name}, whichever bytes are behind it; the ref of an
-- imported one is the hash of its first bytes.
create table media_item (
    id          bigint generated always as identity primary key,
    ref         text not null unique check (ref ~ '^([0-9a-f]{64}|[0-9a-z]{20})$'),
    file_name   text not null check (length(file_name) between 1 and 200),
    hash        text not null references media,
    alt         text not null default '' check (length(alt) <= 1000),
    caption     text not null default '' check (length(caption) <= 1000),
    size        bigint not null,
    -- Nobody, of an import.
    uploader_id bigint references person on delete set null,
    uploaded_at timestamptz not null,
    changed_at  timestamptz not null,
    version     integer not null default 0,
    search      tsvector not null generated always as (
        to_tsvector('blog', translate(file_name, '-_.', '   ') || ' ' || alt || ' ' || caption)
    ) stored
);
create index media_item_hash on media_item (hash);
create index media_item_uploader on media_item (uploader_id);
create index media_item_search on media_item using gin (search);

-- Which posts name which file, kept whenever a post is saved.
create table media_use (
    post_id bigint not null references post on delete cascade,
    ref     text not null,
    -- Only an earlier version of the post names it, which can be restored.
    former  boolean not null default false,
    primary key (post_id, ref)
);
create index media_use_ref on media_use (ref, post_id);

-- What is there already.
insert into media_use (post_id, ref)
select distinct p.id, found[1]
from post p, regexp_matches(p.markdown, '/media/([0-9a-f]{64})/', 'g') found
on conflict do nothing;

insert into media_item (ref, file_name, hash, size, uploaded_at, changed_at)
select m.hash,
       coalesce((select found[1]
                 from media_use u
                 join post p on p.id = u.post_id, regexp_matches(p.markdown, '/media/' || m.hash || '/([A-Za-z0-9._-]{1,100})[^A-Za-z0-9._%-]') found
                 where u.ref = m.hash
                 limit 1),
                'image.' || case m.content_type when 'image/jpeg' then 'jpg' else split_part(m.content_type, '/', 2) end),
       m.hash, octet_length(m.bytes), m.created_at, m.created_at
from media m
order by m.created_at, m.hash;
