-- Comments of readers, what becomes of them, and what moderators' decisions teach. Expand only: older programs see none of it.

create table comment (
    id             bigint generated always as identity primary key,
    post_id        bigint not null references post on delete cascade,
    -- The comment answered to; gone for good, its answers stay where they stand.
    parent_id      bigint references comment on delete set null,
    -- The post's author, for the queue of one's own posts; kept by triggers, as the next two are.
    post_author_id bigint not null,
    -- How many comments this one stands below: 0 to 3. An answer to the deepest stands beside it.
    depth          smallint not null check (depth between 0 and 3),
    -- The place in the thread: twelve hexadecimal digits for each comment from the first one down to this. Its order is reading order.
    path           text collate "C" not null check (path ~ '^([0-9a-f]{12}){1,4}$'),
    status         text not null check (status in ('WAITING', 'APPROVED', 'SPAM', 'TRASH')),
    -- What a restored comment becomes again.
    former_status  text check (former_status in ('WAITING', 'APPROVED')),
    -- Somebody who was signed in; the name is theirs then, and there is no address.
    person_id      bigint references person on delete set null,
    author_name    text not null check (length(author_name) between 1 and 100),
    author_email   text check (length(author_email) between 3 and 254),
    author_site    text check (length(author_site) <= 500 and author_site ~ '^https?://'),
    -- For the mail of a later version.
    wants_replies  boolean not null default false,
    markdown       text not null check (length(markdown) between 1 and 20000),
    html           text not null,
    renderer_version integer not null,
    created_at     timestamptz not null,
    edited_at      timestamptz,
    -- When the status last changed: spam and what was thrown away go for good a month later.
    decided_at     timestamptz not null,
    -- Keyed hashes: whether two comments come from one network, from one browser. Nobody can make an address of them.
    address_hash   bytea check (octet_length(address_hash) = 32),
    browser_hash   bytea check (octet_length(browser_hash) = 32),
    user_agent     text not null default '' check (length(user_agent) <= 300),
    -- Of who says it and what: the same twice is refused. None for what an import brings.
    fingerprint    bytea check (octet_length(fingerprint) = 32),
    -- From 0 to 1, as the words were judged when it came; and why it was not shown at once, as names joined by blanks.
    spam_score     real,
    reasons        text not null default '',
    -- What a moderator's decision has taught, so that it is taught once and can be taken back.
    learned        text check (learned in ('SPAM', 'HAM')),
    version        integer not null default 0,
    -- What programs that read feeds know it by.
    feed_id        uuid not null default gen_random_uuid(),
    -- Punctuation parts words, so that a part of an address is found.
    search         tsvector not null generated always as (
        to_tsvector('blog', translate(author_name || ' ' || coalesce(author_email, '') || ' ' || coalesce(author_site, '') || ' ' ||
            left(markdown, 20000), '@.+-_/:', '       '))
    ) stored,
    unique (post_id, fingerprint)
);
create index comment_thread on comment (post_id, path) where status = 'APPROVED';
create index comment_queue on comment (status, id);
create index comment_queue_of_author on comment (post_author_id, status, id);
create index comment_parent on comment (parent_id) where parent_id is not null;
create index comment_person on comment (person_id) where person_id is not null;
create index comment_browser on comment (browser_hash) where status = 'APPROVED' and browser_hash is not null;
create index comment_unwanted on comment (decided_at) where status in ('SPAM', 'TRASH');
create index comment_search on comment using gin (search);

-- Where a new comment stands.
create function comment_placed() returns trigger language plpgsql as $$
declare
    above comment%rowtype;
    own text := lpad(to_hex(new.id), 12, '0');
begin
    select author_id into strict new.post_author_id from post where id = new.post_id;
    if new.parent_id is null then
        new.depth := 0;
        new.path := own;
    else
        select * into strict above from comment where id = new.parent_id and post_id = new.post_id;
        new.depth := least(above.depth + 1, 3);
        new.path := left(above.path, new.depth * 12) || own;
    end if;
    return new;
end $$;
create trigger comment_placed before insert on comment for each row execute function comment_placed();

create function comment_post_author() returns trigger language plpgsql as $$
begin
    update comment set post_author_id = new.author_id where post_id = new.id;
    return null;
end $$;
create trigger comment_post_author after update of author_id on post
    for each row when (old.author_id is distinct from new.author_id) execute function comment_post_author();

-- How many comments of a post readers see: counted once, when one appears or goes, and not at every reading.
create table comment_count (
    post_id  bigint primary key references post on delete cascade,
    approved integer not null
);

create function comment_counted() returns trigger language plpgsql as $$
begin
    if tg_op <> 'INSERT' and old.status = 'APPROVED' and (tg_op = 'DELETE' or new.status <> 'APPROVED') then
        update comment_count set approved = approved - 1 where post_id = old.post_id;
    elsif tg_op <> 'DELETE' and new.status = 'APPROVED' and (tg_op = 'INSERT' or old.status <> 'APPROVED') then
        insert into comment_count (post_id, approved) values (new.post_id, 1)
        on conflict (post_id) do update set approved = comment_count.approved + 1;
    end if;
    return null;
end $$;
create trigger comment_counted after insert or delete or update of status on comment
    for each row execute function comment_counted();

-- Who may comment, and what is looked at twice; always one row.
create table comment_policy (
    id               smallint primary key default 1 check (id = 1),
    mode             text not null default 'FIRST_MODERATED' check (mode in ('CLOSED', 'MODERATED', 'FIRST_MODERATED', 'FREE')),
    -- Null: never.
    close_after_days integer check (close_after_days between 1 and 3650),
    max_links        smallint not null default 2 check (max_links between 0 and 100),
    -- From one address in ten minutes.
    most_at_once     smallint not null default 10 check (most_at_once between 1 and 1000),
    -- One on a line.
    words            text not null default '' check (length(words) <= 10000),
    -- Signs the time of a form and keys the hashes. Two random UUIDs are 244 bits that nobody can guess.
    secret           bytea not null default
        decode(replace(gen_random_uuid()::text || gen_random_uuid()::text, '-', ''), 'hex') check (octet_length(secret) = 32),
    -- Of how many comments moderators have said what they are.
    spam_learned     integer not null default 0 check (spam_learned >= 0),
    ham_learned      integer not null default 0 check (ham_learned >= 0),
    version          integer not null default 0
);
insert into comment_policy default values;

-- In how many comments of each kind a word was. Bounded: what is seldom seen and long ago is forgotten.
create table spam_word (
    word    text primary key check (length(word) <= 80),
    spam    integer not null check (spam >= 0),
    ham     integer not null check (ham >= 0),
    seen_at timestamptz not null
);

-- What a moderator did last, so that it can be undone.
create table comment_moderation (
    id         bigint generated always as identity primary key,
    person_id  bigint not null references person on delete cascade,
    created_at timestamptz not null,
    -- As it became and as it was, in the order of the ids.
    status     text not null,
    comments   bigint[] not null,
    former     text[] not null
);
create index comment_moderation_person on comment_moderation (person_id, id);
