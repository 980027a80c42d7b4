-- Where readers of a post came from, by day of the site's time zone: a host and a number, nothing about who came (docs/adr/0011). Only
-- added to: programs of before do not know of it.
create table post_referrer (
    post_id bigint not null references post on delete cascade,
    day     date not null,
    -- A host such as news.example.org; a word without a dot for a search engine, "other" for what is not counted by itself.
    host    text not null check (length(host) between 1 and 100),
    views   bigint not null check (views > 0),
    primary key (post_id, day, host)
);
create index post_referrer_day on post_referrer (day) include (host, post_id, views);
