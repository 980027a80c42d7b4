-- Fills a blog up to :posts posts by 20 people, 500 tags and 10 categories, and :comments comments. Counters are set at the end and triggers are off:
-- one transaction that changes one row 200,000 times would take days.
begin;
set local session_replication_role = replica;

insert into person (username, email, display_name, password_hash, role, created_at)
select 'size' || n, 'size' || n || '@example.org', 'Size ' || n, 'none', 'AUTHOR', now() from generate_series(0, 19) n
on conflict do nothing;
insert into term (kind, name, slug)
select 'TAG', 'Tag ' || n, 'tag-' || n from generate_series(0, 499) n
union all
select 'CATEGORY', 'Category ' || n, 'category-' || n from generate_series(0, 9) n
on conflict do nothing;

-- One every 52 minutes, back from now: 20 years of 200,000.
insert into post (title, slug, markdown, html, plain, excerpt, word_count, renderer_version, status, state, author_id, category_id, created_at,
                  updated_at, published_at, search_words)
select 'Post number ' || n, 'size-' || n, text, '<p>' || text || '</p>', text, left(text, 200), 80, 1000000, 'PUBLISHED', 'PUBLISHED',
       person.id, term.id, at, at, at,
       setweight(to_tsvector('blog_en', 'Post number ' || n), 'A') || setweight(to_tsvector('blog_en', text), 'C')
from generate_series((select count(*) + 1 from post where slug like 'size-%'), :posts) n
join person on person.username = 'size' || n % 20
join term on term.kind = 'CATEGORY' and term.slug = 'category-' || n % 10
cross join lateral (select now() - n * interval '52 minutes' as at) times
-- Some words are in every second post, some in a few.
cross join lateral (
    select string_agg((array['house', 'barco', 'travessia', 'river', 'noite', 'word', 'night', 'stone'])[1 + (random() * 7)::int]
                      || ' ' || left(md5(((random() * 30000)::int + n * 0)::text), 6), ' ') as text
    from generate_series(1, 40)
) words;

-- Tag 0 on every second post, two others on each.
insert into post_tag (post_id, term_id, position, listed_at)
select post.id, term.id, row_number() over (partition by post.id order by term.id), post.published_at
from (select id, published_at, substr(slug, 6)::int as n from post where slug like 'size-%') post
cross join lateral (values (case when n % 2 = 0 then 0 end), (1 + n % 200), (201 + n % 299)) tags (tag)
join term on term.kind = 'TAG' and term.slug = 'tag-' || tag
on conflict do nothing;

-- 50 on the newest, the others anywhere; one of 50 waits for a moderator.
insert into comment (id, post_id, post_author_id, depth, path, status, author_name, markdown, html, renderer_version, created_at, decided_at)
overriding system value
select id, post.id, post.author_id, 0, lpad(to_hex(id), 12, '0'), case when n % 50 = 7 then 'WAITING' else 'APPROVED' end,
       'Reader ' || n % 1000, 'A comment, number ' || n, '<p>A comment, number ' || n || '</p>', 1000000, at, at
from (select n, (select coalesce(max(id), 0) from comment) + n as id, now() - n * interval '1 second' as at
      from generate_series(1, :comments - (select count(*) from comment)) n) made
join post on post.slug = 'size-' || case when n <= 50 then 1 else 2 + (n * 7919) % greatest(:posts - 1, 1) end;
select setval(pg_get_serial_sequence('comment', 'id'), (select coalesce(max(id), 1) from comment));

update term set posts = found.posts
from (select term_id, count(*) as posts from post_tag where listed_at is not null group by 1
      union all select category_id, count(*) from post where listed and category_id is not null group by 1) found
where found.term_id = term.id;
delete from post_month;
insert into post_month (month, posts) select post_month_of(published_at), count(*) from post where listed group by 1;
delete from comment_count;
insert into comment_count (post_id, approved) select post_id, count(*) from comment where status = 'APPROVED' group by 1;
commit;
vacuum analyze;
