-- The administration's list of posts in the order of their titles and their dates.
create index post_title on post (lower(title), id);
create index post_date on post (coalesce(published_at, scheduled_at, created_at), id);
