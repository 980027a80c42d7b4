/* Keeps what is typed, beside the post, and tells who else has it open. The state is always in sight. */
import {ask, element, problem} from "./dom.js";
import {clock, say} from "./texts.js";

/* Milliseconds: after the last change, at most after the first one, and while nothing changes. */
const PAUSE = 2500;
const AT_MOST = 10000;
const HEARTBEAT = 15000;
/* Browsers send no more than 64 KiB for a page that is being left. */
const PARTING = 60000;

export function autosave({form, place, text, whenChanged}, foot) {
  const address = "/admin/autosave/" + form.elements.form.value;
  const post = place.dataset.post ? Number(place.dataset.post) : null;
  const title = form.elements.title;
  const slug = form.elements.slug;
  const state = element("p", {class: "editor-state", role: "status"});
  const others = element("p", {class: "editor-others", role: "status", hidden: true});
  foot.append(state);
  place.before(others);

  const content = () => ({title: title.value, slug: slug.value, markdown: text()});
  const print = (held) => JSON.stringify(held);
  const opened = print(content());
  let kept = opened;
  let unsaved = place.dataset.changed === "true";
  let otherFields = false;
  let sending = null;
  let leaving = false;
  let first = 0;
  let timer = 0;
  let lost = false;

  function show(key, ...values) {
    state.dataset.state = key;
    const told = say("state." + key, ...values);
    if (state.textContent !== told) state.textContent = told;
  }

  function touched() {
    if (print(content()) === kept && !lost) return;
    if (state.dataset.state !== "changed" && !sending && !lost) show("changed");
    first = first || Date.now();
    plan(Math.min(PAUSE, Math.max(0, first + AT_MOST - Date.now())));
  }

  function plan(wait) {
    clearTimeout(timer);
    timer = setTimeout(send, wait);
  }

  function send() {
    if (!sending && !leaving) sending = sent().finally(() => { sending = null; });
    return sending;
  }

  async function sent() {
    const held = content();
    const changed = print(held) !== kept;
    if (!changed && !post && !lost) return;
    first = 0;
    if (changed) show("saving");
    let wait = HEARTBEAT;
    try {
      const answer = await ask(form, address, {
        method: "PUT",
        headers: {"Content-Type": "application/json"},
        body: JSON.stringify({...version(), ...(changed ? held : {})}),
      });
      if (answer.ok) {
        const told = await answer.json();
        lost = false;
        if (changed) {
          kept = print(held);
          show("saved", clock(told.savedAt));
        }
        tell(told);
      } else {
        lost = changed;
        if (answer.type === "opaqueredirect" || answer.status === 401 || answer.status === 403) show("signedOut");
        else if (answer.status === 503) show("readOnly");
        else if (answer.status === 404) show("gone");
        else show("refused", await problem(answer) || String(answer.status));
      }
    } catch (failed) {
      lost = true;
      wait = PAUSE * 2;
      show("connection");
    }
    if (leaving) return;
    plan(print(content()) !== print(held) ? PAUSE : lost ? Math.min(wait, PAUSE * 2) : wait);
  }

  const version = () => (post ? {post, version: Number(form.elements.version.value)} : {});

  function tell(told) {
    const said = (told.others || []).map((other) => (other.own
      ? say("others.own", clock(other.since))
      : say("others.person", other.name, clock(other.since))));
    if (post && told.version !== Number(form.elements.version.value)) said.push(say("others.saved"));
    const whole = Array.from(new Set(said)).join(" ");
    if (others.textContent !== whole) others.textContent = whole;
    others.hidden = !whole;
  }

  const differs = () => unsaved || otherFields || print(content()) !== opened;
  whenChanged(touched);
  title.addEventListener("input", () => setTimeout(touched));
  slug.addEventListener("input", touched);
  form.addEventListener("input", (event) => {
    if (event.target.name && ![title, slug, form.elements.markdown].includes(event.target)) otherFields = true;
  });
  // Last of all listeners: one of them may have kept the form here. What is still on its way then does no harm: the blog takes
  // nothing of a form that was just saved.
  addEventListener("submit", (event) => {
    if (event.target !== form || event.defaultPrevented) return;
    leaving = true;
    clearTimeout(timer);
  });
  addEventListener("pageshow", (event) => {
    if (!event.persisted) return;
    leaving = false;
    touched();
  });
  addEventListener("beforeunload", (event) => {
    if (!leaving && differs()) event.preventDefault();
  });
  addEventListener("pagehide", () => {
    if (leaving) return;
    const held = content();
    const body = JSON.stringify({...version(), leaving: true, ...(print(held) !== kept ? held : {})});
    if (new Blob([body]).size > PARTING || (!post && print(held) === kept)) return;
    fetch(address, {
      method: "PUT",
      keepalive: true,
      headers: {"Content-Type": "application/json", "X-CSRF-Token": form.elements._csrf.value},
      body,
    }).catch(() => {});
  });
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden") send();
  });
  if (post) send();

  return {now: () => send()};
}
