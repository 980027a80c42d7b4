// Every kind of page there is. The blog is walked along its own links, as a reader and signed in, and each page found must be one of
// these (`pattern`): so a new kind cannot go unchecked, and one that is gone is missed. What no link leads to has a `path`.
//
//   name      what the results call it
//   as        'reader' (the default) or 'writer', the administrator
//   pattern   matches path and query; the first kind in the list whose pattern matches takes a page
//   path      where it is, for a kind that is not found along links
//   prefer    of several, take the page that this matches
//   status    what it answers with, 200 by default
//   indexed   search engines may keep it: it is checked as they look at it
//   mapped    and the sitemap leads to it
//   pending   is being built: not an error while it is not there. Take the mark away when it is.

const LIST = '(\\?(before|after|page)=[^&]+)'; // another page of a list

export const kinds = [
  { name: 'home', pattern: /^\/$/, indexed: true, mapped: true },
  { name: 'home, further pages', pattern: /^\/page\/\d+$/, indexed: true },
  { name: 'post', pattern: /^\/posts\/every-construct$/, indexed: true, mapped: true },
  { name: 'post, long, Portuguese', pattern: /^\/posts\/travessia-do-rio$/, indexed: true, mapped: true },
  { name: 'post with images', pattern: /^\/posts\/(?!log-entry)[^/?]+$/, prefer: /intro|hipertexto|comeco/, indexed: true, mapped: true },
  { name: 'post, short', pattern: /^\/posts\/log-entry-\d+$/, indexed: true, mapped: true },
  { name: 'post behind a password', path: '/posts/behind-a-word/password' },
  { name: 'post, unlisted', path: '/posts/only-by-its-address' },
  { name: 'post, at a comment', pattern: /^\/posts\/[^/?]+\?comments?=/ },
  { name: 'post, a comment waits', path: '/posts/every-construct?comment=waiting' },
  { name: 'writing a comment', pattern: /^\/posts\/[^/?]+\/comment$/ },
  { name: 'answering a comment', pattern: /^\/posts\/[^/?]+\/comment\?reply=\d+$/ },
  { name: 'page', pattern: /^\/about-this-blog$/, path: '/about-this-blog', indexed: true, mapped: true },
  { name: 'tag', pattern: /^\/tags\/[^/?]+$/, prefer: /log/, indexed: true, mapped: true },
  { name: 'tag, further pages', pattern: new RegExp(`^/tags/[^/?]+${LIST}$`) },
  { name: 'all tags', pattern: /^\/tags$/, indexed: true },
  { name: 'category', pattern: /^\/categories\/[^/?]+$/, indexed: true, mapped: true },
  { name: 'category, further pages', pattern: new RegExp(`^/categories/[^/?]+${LIST}$`) },
  { name: 'all categories', pattern: /^\/categories$/, indexed: true },
  { name: 'author', pattern: /^\/authors\/[^/?]+$/, indexed: true, mapped: true },
  { name: 'author, further pages', pattern: new RegExp(`^/authors/[^/?]+${LIST}$`) },
  { name: 'archive', pattern: /^\/archive$/, path: '/archive', indexed: true, mapped: true },
  { name: 'archive of a month', pattern: /^\/archive\/\d{4}\/\d{2}$/, indexed: true, mapped: true },
  { name: 'archive, further pages', pattern: new RegExp(`^/archive/[\\d/]+${LIST}$`) },
  { name: 'search', pattern: /^\/search$/, path: '/search' },
  { name: 'search with results', pattern: /^\/search\?q=/, path: '/search?q=crossing' },
  { name: 'search, further pages', path: '/search?q=crossing&page=2' },
  { name: 'search without results', path: '/search?q=zyxwvutsrq' },
  { name: 'nothing here', path: '/nothing-here', status: 404 },
  { name: 'no such post', path: '/posts/there-is-no-such-post', status: 404 },
  { name: 'removed post', path: '/posts/taken-back', status: 410 },
  { name: 'no such place in the list', path: '/?before=no-cursor', status: 422 },
  { name: 'no such page of the list', path: '/page/99999', status: 404 },
  { name: 'set-up, over', path: '/setup', status: 404 },
  { name: 'sign-in', pattern: /^\/sign-in(\?|$)/, path: '/sign-in' },
  { name: 'a forgotten password', pattern: /^\/forgot-password(\?|$)/ },
  { name: 'a link that is not good', path: '/account/reset-password', status: 404 },

  { name: 'home, signed in', as: 'writer', pattern: /^\/$/ },
  { name: 'draft, seen by its author', as: 'writer', pattern: /^\/posts\/not-finished-yet$/, path: '/posts/not-finished-yet' },
  { name: 'account', as: 'writer', pattern: /^\/account$/ },
  { name: 'second factor', as: 'writer', pattern: /^\/account\/second-factor$/ },
  { name: 'second factor, password first', as: 'writer', pattern: /^\/account\/second-factor\/app$/ },
  { name: 'new passkey', as: 'writer', pattern: /^\/account\/second-factor\/passkeys$/ },
  { name: 'another e-mail address', as: 'writer', pattern: /^\/account\/email(\?|$)/ },
  { name: 'erase the account?', as: 'writer', pattern: /^\/account\/erase$/ },
  { name: 'people', as: 'writer', pattern: /^\/admin\/people(\?|$)/ },
  { name: 'one of the people', as: 'writer', pattern: /^\/admin\/people\/\d+(\?|$)/ },
  { name: 'erase somebody?', as: 'writer', pattern: /^\/admin\/people\/\d+\/erase$/ },
  { name: 'profile', as: 'writer', pattern: /^\/account\/profile(\?|$)/ },
  { name: 'posts', as: 'writer', pattern: /^\/admin\/posts$/ },
  { name: 'trash', as: 'writer', pattern: /^\/admin\/posts\?status=trash$/, path: '/admin/posts?status=trash' },
  { name: 'posts, filtered', as: 'writer', pattern: /^\/admin\/posts\?/, path: '/admin/posts?status=draft' },
  { name: 'posts, none found', as: 'writer', path: '/admin/posts?q=zyxwvutsrq' },
  { name: 'new post', as: 'writer', pattern: /^\/admin\/posts\/new$/ },
  { name: 'editor', as: 'writer', pattern: /^\/admin\/posts\/\d+\/edit$/ },
  { name: 'revisions', as: 'writer', pattern: /^\/admin\/posts\/\d+\/revisions(\?|$)/ },
  { name: 'erase a post?', as: 'writer', pattern: /^\/admin\/posts\/\d+\/erase$/ },
  { name: 'dashboard', as: 'writer', pattern: /^\/admin\/?$/ },
  { name: 'media', as: 'writer', pattern: /^\/admin\/media(\?|$)/ },
  { name: 'one file', as: 'writer', pattern: /^\/admin\/media\/\d+$/ },
  { name: 'delete a file?', as: 'writer', pattern: /^\/admin\/media\/\d+\/delete$/ },
  { name: 'unused files', as: 'writer', pattern: /^\/admin\/media\/unused$/ },
  { name: 'comments that wait', as: 'writer', pattern: /^\/admin\/comments$/, path: '/admin/comments' },
  { name: 'comments', as: 'writer', pattern: /^\/admin\/comments\?/, path: '/admin/comments?status=all' },
  { name: 'comments, none found', as: 'writer', path: '/admin/comments?status=all&q=zyxwvutsrq' },
  { name: 'one comment', as: 'writer', pattern: /^\/admin\/comments\/\d+$/ },
  { name: 'who may comment', as: 'writer', pattern: /^\/admin\/comments\/policy$/ },
  { name: 'writing a comment, signed in', as: 'writer', path: '/posts/every-construct/comment' },
  { name: 'settings, their history', as: 'writer', pattern: /^\/admin\/settings\/history(\?|$)/ },
  { name: 'settings', as: 'writer', pattern: /^\/admin\/settings(\/|$)/ },
  { name: 'audit log', as: 'writer', pattern: /^\/admin\/audit(\?|$)/ },
  { name: 'tags, kept', as: 'writer', pattern: /^\/admin\/tags(\?|$)/ },
  { name: 'categories, kept', as: 'writer', pattern: /^\/admin\/categories(\?|$)/ },
  { name: 'tags, none found', as: 'writer', path: '/admin/tags?q=zyxwvutsrq' },
  { name: 'one tag or category', as: 'writer', pattern: /^\/admin\/(?:tags|categories)\/\d+(\?|$)/ },
  { name: 'delete a tag or category?', as: 'writer', pattern: /^\/admin\/(?:tags|categories)\/\d+\/delete$/ },
  { name: 'redirects', as: 'writer', pattern: /^\/admin\/redirects(\?|$)/ },
  { name: 'statistics', as: 'writer', pattern: /^\/admin\/statistics(\?days=\d+)?$/ },
  { name: 'statistics of a post', as: 'writer', pattern: /^\/admin\/statistics\?(days=\d+&)?post=\d+/ },
  { name: 'webhooks', as: 'writer', pattern: /^\/admin\/webhooks$/ },
  { name: 'import', as: 'writer', pattern: /^\/admin\/import(\?|$)/ },
];

/** Not pages: what a link may lead to all the same. */
export const otherwise = [
  /^\/(feeds|media|static|language|theme|api)\//,
  /^\/(sitemap[^/]*\.xml|robots\.txt|llms\.txt)$/,
  /\.(md|txt|xml|json|css)$/,
  /^\/admin\/statistics\/\w+\.csv(\?|$)/,
];

/** Signed in, a reader's page looks like a reader's page with another menu: only these are looked at again. */
export const writersLand = /^\/(admin|account)(\/|\?|$)/;

/** The feeds, each named by a `<link rel="alternate">` of some page. */
export const feeds = [
  { name: 'RSS', pattern: /^\/feeds\/rss\.xml$/ },
  { name: 'Atom', pattern: /^\/feeds\/atom\.xml$/ },
  { name: 'JSON Feed', pattern: /^\/feeds\/(feed\.)?json$|^\/feeds\/[^/]+\.json$/ },
  { name: 'of a tag', pattern: /tags\// },
  { name: 'of a category', pattern: /categories\// },
  { name: 'of an author', pattern: /authors\// },
  { name: 'of comments', pattern: /comments/ },
];

/** What the JSON-LD of a kind of page is about, by its name above. */
export const structured = [
  { name: 'home', types: ['Blog', 'WebSite'] },
  { name: 'post', types: ['BlogPosting'] },
  { name: 'post with images', types: ['BlogPosting'] },
  { name: 'author', types: ['ProfilePage', 'Person'] },
];
