-- How often posts are read, by day of the site's time zone: a number and nothing about who reads (docs/adr/0011). Only added to:
-- programs of before do not know of it.
create table post_view (
    post_id bigint not null references post on delete cascade,
    day     date not null,
    views   bigint not null check (views > 0),
    primary key (post_id, day)
);
create index post_view_day on post_view (day) include (post_id, views);

-- The drafts of the administration's first page, found without passing all that is published.
create index post_drafts on post (updated_at desc, id desc) where state = 'DRAFT' and trashed_at is null;

-- One statement may put many posts under one term, or take them off it: each of them counts.
create or replace function term_counts(ids bigint[], change integer) returns void language plpgsql as $$
begin
    perform 1 from term where id = any (ids) order by id for update;
    update term t set posts = t.posts + change * n.times
    from (select id, count(*)::integer as times from unnest(ids) as id group by id) n where t.id = n.id;
end $$;

-- Programs of before changed the tag of a row in its place, which was counted under neither: count once anew.
update term t set posts = coalesce(n.posts, 0)
from term own left join (
    select term_id as id, count(*)::integer as posts from post_tag where listed_at is not null group by term_id
    union all
    select category_id, count(*)::integer from post where listed and category_id is not null group by category_id
) n on n.id = own.id
where t.id = own.id and t.posts <> coalesce(n.posts, 0);
