-- A blog of some size for bench/move: :posts posts of some 6 KB by 20 people, and :megabytes pictures of 1 MB. Added to what is there.
begin;
insert into person (username, email, display_name, password_hash, role, created_at)
select 'bench' || n, 'bench' || n || '@example.org', 'Bench ' || n, '$argon2id$v=19$m=19456,t=2,p=1$c2FsdHNhbHRzYWx0$' || md5(n::text), 'AUTHOR', now()
from generate_series(1, 20) n;

insert into access_token (person_id, name, token_hash, created_at, expires_at)
select id, 'bench', sha256(convert_to(username || random(), 'UTF8')), now(), now() + interval '30 days' from person where username like 'bench%';

insert into session (token_hash, person_id, created_at, last_used_at, expires_at, address, user_agent)
select sha256(convert_to(username || n || random(), 'UTF8')), id, now(), now(), now() + interval '30 days', '127.0.0.1', 'bench'
from person, generate_series(1, 10) n where username like 'bench%';

insert into post (title, slug, markdown, html, excerpt, word_count, renderer_version, status, author_id, created_at, updated_at, published_at)
select 'Post ' || n, 'bench-' || n || '-' || left(md5(random()::text), 8), text, '<p>' || text || '</p>', left(text, 200), 900, 1, 'PUBLISHED',
       (select min(id) from person where username like 'bench%') + n % 20, now(), now(), now() - n * interval '1 hour'
from generate_series(1, :posts) n
cross join lateral (
    select string_agg((array['house', 'barco', 'travessia', 'river', 'noite', 'word', 'água', 'night', 'Ufer', 'stone'])[1 + (random() * 9)::int]
                      || ' ' || left(md5(((random() * 3000)::int)::text), 5), ' ') as text
    from generate_series(1, 450) w
) words;

-- Random enough for a disk and a network; the first bytes make each one another picture, with another hash.
create temp table noise as
select decode(string_agg(md5(random()::text || n), ''), 'hex') as bytes from generate_series(1, 65534) n;
insert into media (hash, content_type, bytes, width, height, created_at)
select encode(sha256(bytes), 'hex'), 'image/png', bytes, 1200, 800, now()
from (select sha256(convert_to(n || ' ' || random(), 'UTF8')) || noise.bytes as bytes from noise, generate_series(1, :megabytes) n) made;
commit;
analyze;
