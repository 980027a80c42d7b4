/* Elements with attributes and children, in one expression. */
export function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (key.startsWith("on")) made.addEventListener(key.slice(2), value);
    else if (value === true) made.setAttribute(key, "");
    else if (value !== false && value != null) made.setAttribute(key, value);
  }
  made.append(...children);
  return made;
}

/* HTML that the blog itself has sent, made clean there: the only text that a script here makes elements of (Trusted Types, the policy's
   name stands in the Content-Security-Policy). */
const policy = window.trustedTypes
  ? window.trustedTypes.createPolicy("blog", {createHTML: (html) => html})
  : {createHTML: (html) => html};

export function fromBlog(html) {
  return policy.createHTML(html);
}

/* What a request carries so that the blog knows it comes from its own page. */
export function token(form) {
  return form.elements._csrf.value;
}

/* After signing in again in another window the page's token is no longer good: a new one is taken from the page itself.
   Tells whether there was one. */
export async function renewToken(form) {
  const answer = await fetch(location.href, {redirect: "manual", headers: {Accept: "text/html"}});
  if (!answer.ok) return false;
  const page = new DOMParser().parseFromString(fromBlog(await answer.text()), "text/html");
  const fresh = page.querySelector("form.post-form input[name=_csrf]");
  if (!fresh) return false;
  for (const field of document.querySelectorAll("input[name=_csrf]")) field.value = fresh.value;
  return true;
}

/* Asks the blog as its own page; once more with a new token where the first was refused. */
export async function ask(form, address, options) {
  const send = () => fetch(address, {
    redirect: "manual",
    ...options,
    headers: {Accept: "application/json", "X-CSRF-Token": token(form), ...options.headers},
  });
  const answer = await send();
  return answer.status === 403 && await renewToken(form) ? send() : answer;
}

/* What a problem document (RFC 9457) says first; empty where the answer is none. */
export async function problem(answer) {
  if (!(answer.headers.get("Content-Type") || "").startsWith("application/problem+json")) return "";
  const told = await answer.json();
  return told.errors && told.errors.length ? told.errors[0].message : told.detail || told.title || "";
}

let ids = 0;

export function newId() {
  return "editor-" + ++ids;
}
