-- The whole state of a blog. Changes come as new files (V2, V3, …), forward only: version N and N-1 serve together.

-- Words as people search for them: "criacao" finds "criação". The extension is a trusted one: the database's owner may add it.
create extension if not exists unaccent;
create text search configuration blog (copy = simple);
alter text search configuration blog alter mapping for hword, hword_part, word with unaccent, simple;

-- Settings that an editor changes in the browser; always one row.
create table site (
    id        smallint primary key default 1 check (id = 1),
    title     text not null check (length(title) between 1 and 100),
    tagline   text not null check (length(tagline) <= 200),
    language  text not null check (language in ('en', 'pt-BR')),
    time_zone text not null,
    version   integer not null default 0
);
insert into site (title, tagline, language, time_zone) values ('Travessia', '', 'en', 'UTC');

create table person (
    id            bigint generated always as identity primary key,
    username      text not null check (length(username) between 1 and 60),
    email         text not null check (length(email) between 3 and 254),
    display_name  text not null check (length(display_name) between 1 and 100),
    -- A PHC string, Argon2id.
    password_hash text not null,
    role          text not null check (role in ('ADMINISTRATOR', 'EDITOR', 'AUTHOR', 'CONTRIBUTOR')),
    created_at    timestamptz not null,
    version       integer not null default 0
);
create unique index person_username on person (lower(username));
create unique index person_email on person (lower(email));

-- A signed-in browser. The cookie's token is kept as its SHA-256 only.
create table session (
    id           bigint generated always as identity primary key,
    token_hash   bytea not null unique check (octet_length(token_hash) = 32),
    person_id    bigint not null references person on delete cascade,
    created_at   timestamptz not null,
    last_used_at timestamptz not null,
    -- Idle too long or simply too old, whichever comes first.
    expires_at   timestamptz not null,
    address      text not null,
    user_agent   text not null
);
create index session_person on session (person_id);
create index session_expiry on session (expires_at);

-- A personal access token for the API, kept as its SHA-256 only.
create table access_token (
    id           bigint generated always as identity primary key,
    person_id    bigint not null references person on delete cascade,
    name         text not null check (length(name) between 1 and 100),
    token_hash   bytea not null unique check (octet_length(token_hash) = 32),
    created_at   timestamptz not null,
    expires_at   timestamptz not null,
    last_used_at timestamptz
);
create index access_token_person on access_token (person_id);

-- One-time codes that make the first administrator; none is left once there is one.
create table setup_code (
    code_hash  bytea primary key check (octet_length(code_hash) = 32),
    created_at timestamptz not null
);

-- Limits on guessing, in the form that Bucket4j keeps; the id is a hash of who is limited.
create table bucket (
    id            bigint primary key,
    state         bytea,
    expires_at    bigint,
    explicit_lock bigint
);
create index bucket_expiry on bucket (expires_at);

create table post (
    id               bigint generated always as identity primary key,
    title            text not null check (length(title) between 1 and 200),
    slug             text not null unique check (length(slug) between 1 and 200),
    markdown         text not null check (length(markdown) > 0),
    -- Rendered when the text changes, so that a page costs no parsing; renderer_version tells which are to be made again.
    html             text not null,
    excerpt          text not null,
    word_count       integer not null,
    renderer_version integer not null,
    status           text not null check (status in ('DRAFT', 'PUBLISHED')),
    author_id        bigint not null references person,
    created_at       timestamptz not null,
    updated_at       timestamptz not null,
    published_at     timestamptz,
    -- What an import made this post of ("11_criar_framework.md"), so that a second run finds it again.
    source           text unique,
    -- A hash of what that file asked for; while it stays the same, edits made in the browser are kept.
    source_fingerprint text,
    version          integer not null default 0,
    -- A tsvector holds at most 1 MB: of a very long text only the beginning is searched.
    search           tsvector not null generated always as (
        setweight(to_tsvector('blog', title), 'A') || setweight(to_tsvector('blog', left(markdown, 200000)), 'B')
    ) stored,
    check (status = 'DRAFT' or published_at is not null)
);
create index post_published on post (published_at desc, id desc) where status = 'PUBLISHED';
create index post_updated on post (updated_at desc, id desc);
create index post_search on post using gin (search);
create index post_author on post (author_id);

-- Uploaded bytes, addressed by their SHA-256 (hexadecimal) and so never changed.
create table media (
    hash         text primary key check (hash ~ '^[0-9a-f]{64}$'),
    content_type text not null,
    bytes        bytea not null,
    width        integer,
    height       integer,
    created_at   timestamptz not null
);
-- Already compressed formats: TOAST should not try again.
alter table media alter column bytes set storage external;
