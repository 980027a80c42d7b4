-- What a person last did to several posts at once, so that it is told and can be undone. Only added to: programs of before do not
-- know of it.
create table post_change (
    id         bigint generated always as identity primary key,
    person_id  bigint not null references person on delete cascade,
    created_at timestamptz not null,
    action     text not null,
    -- The tag that the posts got; empty where it was about something else.
    tag        text not null
);
create index post_change_person on post_change (person_id, id);

-- Each of those posts as it was before.
create table post_change_post (
    change_id    bigint not null references post_change on delete cascade,
    post_id      bigint not null references post on delete cascade,
    -- Why it was left as it was; null where it was changed.
    left_because text,
    state        text not null,
    scheduled_at timestamptz,
    published_at timestamptz,
    trashed_at   timestamptz,
    primary key (change_id, post_id)
);
create index post_change_post_post on post_change_post (post_id);
