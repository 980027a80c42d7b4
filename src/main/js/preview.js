/* The post as readers will see it, made by the blog's own renderer: beside the text on a wide window, behind a tab on a phone. */
import {ask, element, fromBlog, newId, problem} from "./dom.js";
import {say} from "./texts.js";

const ADDRESS = "/admin/preview";
const PAUSE = 400;
const KEPT = "editor.preview";

export function preview({view, form, text, message}, surface) {
  const narrow = matchMedia("(max-width: 47.99rem)");
  const page = element("div", {class: "prose"});
  const pane = element("div", {class: "editor-preview", role: "region", "aria-label": say("preview.label"), tabindex: "0", id: newId()}, page);
  const panes = element("div", {class: "editor-panes"}, surface, pane);
  surface.id = newId();
  let open = false;
  let stale = true;
  let timer = 0;
  let asking = null;

  const tab = (key, panel) => element("button", {type: "button", role: "tab", "aria-controls": panel.id, onclick: () => set(key === "view.preview")}, say(key));
  const write = tab("view.write", surface);
  const read = tab("view.preview", pane);
  const tabs = element("div", {class: "editor-tabs", role: "tablist", "aria-label": say("view")}, write, read);
  tabs.addEventListener("keydown", (event) => {
    if (event.key !== "ArrowLeft" && event.key !== "ArrowRight") return;
    event.preventDefault();
    set(!open);
    (open ? read : write).focus();
  });

  function set(on) {
    open = on;
    panes.classList.toggle("with-preview", on);
    for (const [each, chosen] of [[write, !on], [read, on]]) {
      each.setAttribute("aria-selected", String(chosen));
      each.tabIndex = chosen ? 0 : -1;
    }
    pressed(on);
    if (on && stale) load();
    if (on && !narrow.matches) keep(true);
    else if (!narrow.matches) keep(false);
    return on;
  }

  function pressed(on) {
    const button = document.querySelector(".editor-bar [data-command=preview]");
    if (button) button.setAttribute("aria-pressed", String(on));
  }

  function refresh() {
    stale = true;
    if (!open) return;
    clearTimeout(timer);
    timer = setTimeout(load, PAUSE);
  }

  async function load() {
    if (asking) asking.abort();
    const mine = asking = new AbortController();
    stale = false;
    try {
      const answer = await ask(form, ADDRESS, {
        method: "POST",
        headers: {"Content-Type": "application/json"},
        body: JSON.stringify({markdown: text()}),
        signal: mine.signal,
      });
      if (!answer.ok) throw new Error(await problem(answer) || say("upload.refused"));
      const {html} = await answer.json();
      if (mine !== asking) return;
      page.innerHTML = fromBlog(html);
      if (!html.trim()) page.append(element("p", {class: "editor-empty"}, say("preview.empty")));
      page.querySelectorAll("a[href]").forEach((link) => {
        if (!link.getAttribute("href").startsWith("#")) {
          link.target = "_blank";
          link.rel = "noopener";
        }
      });
      pane.dataset.shown = String(text().length);
      message("");
      follow();
    } catch (failed) {
      if (failed.name === "AbortError") return;
      stale = true;
      message(say("preview.failed", failed instanceof TypeError ? say("upload.connection") : failed.message));
    }
  }

  // Both panes stand at the same part of the whole: near enough, and right at both ends.
  let led = null;
  const share = (from, to) => {
    if (led === from) {
      led = null;
      return;
    }
    const room = from.scrollHeight - from.clientHeight;
    const at = room > 0 ? Math.round((from.scrollTop / room) * (to.scrollHeight - to.clientHeight)) : 0;
    if (Math.abs(to.scrollTop - at) > 1) {
      led = to;
      to.scrollTop = at;
    }
  };
  const follow = () => share(view.scrollDOM, pane);
  view.scrollDOM.addEventListener("scroll", () => open && !narrow.matches && follow());
  pane.addEventListener("scroll", () => open && !narrow.matches && share(pane, view.scrollDOM));

  function keep(on) {
    try {
      localStorage.setItem(KEPT, on ? "on" : "off");
    } catch (denied) {
      /* Then it lasts for this page. */
    }
  }

  function kept() {
    try {
      return localStorage.getItem(KEPT) === "on";
    } catch (denied) {
      return false;
    }
  }

  queueMicrotask(() => set(!narrow.matches && kept()));
  return {panes, tabs, refresh, toggle: () => set(!open)};
}
