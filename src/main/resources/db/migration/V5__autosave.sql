-- What writers are typing, kept every few seconds: never a part of the post until its form is saved. A row belongs to one opened
-- form of one person; one without a post is the text of a post that does not exist yet.
create table autosave (
    person_id    bigint not null references person on delete cascade,
    form         uuid not null,
    post_id      bigint references post on delete cascade,
    -- The post's version that the form was opened with.
    base_version integer,
    title        text not null check (length(title) <= 1000),
    slug         text not null check (length(slug) <= 1000),
    markdown     text not null check (length(markdown) <= 1000000),
    saved_at     timestamptz not null,
    -- When the form itself was saved, which leaves nothing to keep; what was still on its way then must not come back.
    closed_at    timestamptz,
    primary key (person_id, form),
    check ((post_id is null) = (base_version is null))
);
create index autosave_newest on autosave (person_id, post_id, saved_at desc) where closed_at is null;
create index autosave_post on autosave (post_id);

-- Who has the form of a post open: a row is alive while its form says so again every few seconds.
create table editing (
    post_id   bigint not null references post on delete cascade,
    form      uuid not null,
    person_id bigint not null references person on delete cascade,
    since     timestamptz not null,
    seen_at   timestamptz not null,
    primary key (post_id, form)
);
create index editing_person on editing (person_id);
