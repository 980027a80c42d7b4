-- What a writer expects: pages, visibility, scheduling, trash, tags, categories, revisions, redirects, search by language.
-- Only added to: programs of schema 1 go on serving beside this one.

-- The oldest program that may work with this schema, called by the schema it was made for (docs/adr/0008).
create table schema_compatibility (
    id             smallint primary key default 1 check (id = 1),
    oldest_program integer not null check (oldest_program >= 1)
);
insert into schema_compatibility (oldest_program) values (1);

-- A tag or a category. Slugs are unique within a kind: /tags/java and /categories/java may both be.
create table term (
    id          bigint generated always as identity primary key,
    kind        text not null check (kind in ('TAG', 'CATEGORY')),
    name        text not null check (length(name) between 1 and 100),
    slug        text not null check (length(slug) between 1 and 100),
    description text not null default '' check (length(description) <= 2000),
    -- Of a category only.
    parent_id   bigint references term on delete set null,
    -- How many listed posts have it, kept by the triggers below: counting them for each page would cost more with each post.
    posts       integer not null default 0,
    version     integer not null default 0,
    unique (kind, slug),
    check (kind = 'CATEGORY' or parent_id is null),
    check (parent_id <> id)
);
create index term_name on term (kind, lower(name), id);
create index term_parent on term (parent_id);

alter table post
    add column kind text not null default 'POST' check (kind in ('POST', 'PAGE')),
    -- Which of the three a post is; "status", which programs of schema 1 read, follows it by the trigger below.
    add column state text check (state in ('DRAFT', 'SCHEDULED', 'PUBLISHED')),
    add column visibility text not null default 'PUBLIC' check (visibility in ('PUBLIC', 'UNLISTED', 'PRIVATE', 'PASSWORD')),
    -- A PHC string, Argon2id: the word that opens a post of visibility PASSWORD.
    add column password_hash text,
    add column scheduled_at timestamptz,
    add column trashed_at timestamptz,
    -- The language of the text; null for the site's own.
    add column language text check (language in ('en', 'pt-BR')),
    -- Posts that say the same in several languages share it.
    add column translation_group uuid,
    add column category_id bigint references term on delete set null,
    add column pinned boolean not null default false,
    -- Pages with a number stand in the menu, in its order.
    add column menu_order integer,
    add column feature_image text check (length(feature_image) <= 500),
    add column feature_image_alt text not null default '' check (length(feature_image_alt) <= 500),
    -- Made of the two as the text's HTML is made of its Markdown: with its size and the widths from which a browser chooses.
    add column feature_html text not null default '',
    -- What its writer says a post is about; without it lists show the beginning of the text.
    add column summary text not null default '' check (length(summary) <= 500),
    add column seo_title text not null default '' check (length(seo_title) <= 200),
    add column seo_description text not null default '' check (length(seo_description) <= 500),
    add column canonical_url text check (length(canonical_url) <= 500),
    add column comments_open boolean not null default true,
    -- The text without its markup, for search and its snippets; and the table of contents, as HTML.
    add column plain text not null default '',
    add column contents text not null default '',
    add column search_words tsvector,
    -- What programs that read feeds know the post by, whatever becomes of its address and the blog's.
    add column feed_id uuid not null default gen_random_uuid();

update post set state = status;

alter table post
    -- Constraints instead of "not null": programs of schema 1 do not know the column, the trigger fills it.
    add constraint post_state_known check (state is not null),
    add constraint post_published_dated check (state <> 'PUBLISHED' or published_at is not null),
    add constraint post_scheduled_dated check (state <> 'SCHEDULED' or scheduled_at is not null),
    add constraint post_password_set check (visibility <> 'PASSWORD' or password_hash is not null),
    -- Everybody may read it and lists, feeds and search show it.
    add column listed boolean not null generated always as (
        kind = 'POST' and state = 'PUBLISHED' and visibility = 'PUBLIC' and trashed_at is null
    ) stored;

-- "status" for programs of schema 1: PUBLISHED is what everybody may read, all else is a draft to them.
create function post_status() returns trigger language plpgsql as $$
begin
    if new.state is null or tg_op = 'UPDATE' and new.status <> old.status and new.state = old.state then
        new.state := new.status;
    end if;
    new.status := case
        when new.state = 'PUBLISHED' and new.visibility = 'PUBLIC' and new.trashed_at is null then 'PUBLISHED'
        else 'DRAFT'
    end;
    return new;
end $$;
create trigger post_status before insert or update on post for each row execute function post_status();

create index post_listed on post (published_at desc, id desc) where listed;
create index post_listed_category on post (category_id, published_at desc, id desc) where listed;
-- Those of a language, and those of the site's own, which say none.
create index post_listed_language on post (language, published_at desc, id desc) where listed;
create index post_listed_author on post (author_id, published_at desc, id desc) where listed;
create index post_author_updated on post (author_id, updated_at desc, id desc);
create index post_pinned on post (published_at desc, id desc) where pinned and listed;
create index post_scheduled on post (scheduled_at) where state = 'SCHEDULED' and trashed_at is null;
create index post_trashed on post (trashed_at) where trashed_at is not null;
-- Read with every page of the blog.
create index post_menu on post (menu_order, id)
    where kind = 'PAGE' and menu_order is not null and state = 'PUBLISHED' and visibility = 'PUBLIC' and trashed_at is null;
create unique index post_translation on post (translation_group, language) where translation_group is not null;
-- Those that an older renderer made, found without looking at the others.
create index post_renderer on post (renderer_version, id);
create index post_pages on post (updated_at desc, id desc) where kind = 'PAGE';

create table post_tag (
    post_id  bigint not null references post on delete cascade,
    term_id  bigint not null references term on delete cascade,
    -- The order in which the writer gave them.
    position integer not null,
    -- When the post is listed, its date: so that a tag's posts are read from one index, newest first, however many there are.
    listed_at timestamptz,
    primary key (post_id, term_id)
);
create index post_tag_listed on post_tag (term_id, listed_at desc, post_id desc) where listed_at is not null;
create index post_tag_term on post_tag (term_id);

-- How many listed posts each month has, in the site's time zone: what the archive shows.
create table post_month (
    month date primary key,
    posts integer not null
);

create function post_month_of(at timestamptz) returns date language sql stable
    return date_trunc('month', at at time zone (select time_zone from site where id = 1))::date;

-- Rows are locked in one order, or two transactions that change the same terms could wait for each other.
create function term_counts(ids bigint[], change integer) returns void language plpgsql as $$
begin
    perform 1 from term where id = any (ids) order by id for update;
    update term set posts = posts + change where id = any (ids);
end $$;

create function post_month_counts(at timestamptz, change integer) returns void language sql as $$
    insert into post_month (month, posts) values (post_month_of(at), change)
    on conflict (month) do update set posts = post_month.posts + change;
$$;

create function post_counted() returns trigger language plpgsql as $$
begin
    if tg_op <> 'INSERT' and old.listed
        and (tg_op = 'DELETE' or not new.listed or new.published_at <> old.published_at) then
        perform post_month_counts(old.published_at, -1);
    end if;
    if tg_op <> 'DELETE' and new.listed
        and (tg_op = 'INSERT' or not old.listed or new.published_at <> old.published_at) then
        perform post_month_counts(new.published_at, 1);
    end if;
    if tg_op <> 'INSERT' and old.listed and old.category_id is not null
        and (tg_op = 'DELETE' or not new.listed or new.category_id is distinct from old.category_id) then
        perform term_counts(array[old.category_id], -1);
    end if;
    if tg_op <> 'DELETE' and new.listed and new.category_id is not null
        and (tg_op = 'INSERT' or not old.listed or new.category_id is distinct from old.category_id) then
        perform term_counts(array[new.category_id], 1);
    end if;
    if tg_op = 'UPDATE' and (new.listed <> old.listed or new.listed and new.published_at <> old.published_at) then
        update post_tag set listed_at = case when new.listed then new.published_at end where post_id = new.id;
    end if;
    return null;
end $$;
create trigger post_counted_added after insert or delete on post for each row execute function post_counted();
create trigger post_counted after update on post for each row
    when (old.listed <> new.listed or old.published_at is distinct from new.published_at
        or old.category_id is distinct from new.category_id)
    execute function post_counted();

create function post_tag_dated() returns trigger language plpgsql as $$
begin
    select case when listed then published_at end into new.listed_at from post where id = new.post_id;
    return new;
end $$;
create trigger post_tag_dated before insert on post_tag for each row execute function post_tag_dated();

create function post_tag_counted() returns trigger language plpgsql as $$
begin
    if tg_op = 'INSERT' then
        perform term_counts(array(select term_id from changed where listed_at is not null), 1);
    elsif tg_op = 'DELETE' then
        perform term_counts(array(select term_id from changed where listed_at is not null), -1);
    else
        perform term_counts(array(
            select n.term_id from changed n join before_change o using (post_id, term_id)
            where n.listed_at is not null and o.listed_at is null), 1);
        perform term_counts(array(
            select n.term_id from changed n join before_change o using (post_id, term_id)
            where n.listed_at is null and o.listed_at is not null), -1);
    end if;
    return null;
end $$;
create trigger post_tag_counted_added after insert on post_tag
    referencing new table as changed for each statement execute function post_tag_counted();
create trigger post_tag_counted_removed after delete on post_tag
    referencing old table as changed for each statement execute function post_tag_counted();
create trigger post_tag_counted after update on post_tag
    referencing new table as changed old table as before_change for each statement execute function post_tag_counted();

insert into post_month (month, posts)
select post_month_of(published_at), count(*) from post where listed group by 1;

-- Another time zone puts some posts into another month.
create function site_months() returns trigger language plpgsql as $$
begin
    delete from post_month;
    insert into post_month (month, posts)
    select post_month_of(published_at), count(*) from post where listed group by 1;
    return null;
end $$;
create trigger site_months after update on site for each row
    when (old.time_zone <> new.time_zone) execute function site_months();

-- Search in the language of the text: "frameworks" finds "framework", "criacao" finds "criação".
create text search configuration blog_en (copy = english);
alter text search configuration blog_en
    alter mapping for asciihword, asciiword, hword_asciipart, hword, hword_part, word with unaccent, english_stem;
create text search configuration blog_pt (copy = portuguese);
alter text search configuration blog_pt
    alter mapping for asciihword, asciiword, hword_asciipart, hword, hword_part, word with portuguese_stem;

create function search_configuration(language text) returns regconfig language sql stable
    return case when coalesce(language, (select site.language from site where id = 1)) = 'pt-BR'
        then 'blog_pt'::regconfig else 'blog_en'::regconfig end;

-- Stemmed in the post's language first, then without accents: who types "criacao" and who types "criação" find the same. The words as
-- they stand are there as well, for names. A tsvector holds at most 1 MB: of a very long text only the beginning is searched.
create function post_search_words() returns trigger language plpgsql as $$
declare
    words regconfig := search_configuration(new.language);
    body  text := left(coalesce(nullif(new.plain, ''), new.markdown), 200000);
begin
    new.search_words :=
        setweight(to_tsvector(words, new.title) || to_tsvector(words, unaccent(new.title)) || to_tsvector('blog', new.title), 'A')
        || setweight(to_tsvector(words, new.summary) || to_tsvector(words, unaccent(new.summary)), 'B')
        || setweight(to_tsvector(words, body) || to_tsvector(words, unaccent(body)), 'C');
    return new;
end $$;
create trigger post_search_words before insert or update of title, summary, plain, markdown, language on post
    for each row execute function post_search_words();
update post set plain = plain;
create index post_search_words on post using gin (search_words)
    where state = 'PUBLISHED' and visibility = 'PUBLIC' and trashed_at is null;

-- Every text that was saved, the present one included.
create table revision (
    id        bigint generated always as identity primary key,
    post_id   bigint not null references post on delete cascade,
    number    integer not null,
    title     text not null,
    markdown  text not null,
    saved_at  timestamptz not null,
    editor_id bigint references person on delete set null,
    unique (post_id, number)
);
create index revision_editor on revision (editor_id);
insert into revision (post_id, number, title, markdown, saved_at, editor_id)
select id, 1, title, markdown, updated_at, author_id from post;

-- Addresses that were, or that an editor wants to lead elsewhere.
create table redirect (
    id         bigint generated always as identity primary key,
    -- As asked for, without the query unless it matters ("/?p=12").
    path       text not null unique check (path like '/%' and length(path) <= 500),
    -- A path of this blog or an address elsewhere; null says that what was there is gone (410).
    target     text check (length(target) between 1 and 1000),
    -- Made by the blog itself when a post moved or went, not by an editor.
    automatic  boolean not null default false,
    created_at timestamptz not null,
    version    integer not null default 0,
    check (path <> target)
);
create index redirect_target on redirect (target);
create index redirect_newest on redirect (created_at desc, id desc);

alter table person
    add column bio text not null default '' check (length(bio) <= 2000),
    add column website text check (length(website) <= 500),
    -- A media address.
    add column avatar text check (length(avatar) <= 500);
