/* Suggests tags behind each comma. The browser's own list knows only whole values: it is given those that are typed already, each
   with one tag more. */
export function tags(form) {
  const field = form.elements.tags;
  const list = field.list;
  if (!list) return;
  const names = Array.from(list.options, (option) => option.value);

  field.addEventListener("input", () => {
    const typed = field.value.slice(0, field.value.lastIndexOf(",") + 1);
    const there = new Set(typed.split(",").map((name) => name.trim().toLowerCase()));
    list.replaceChildren(...names
      .filter((name) => !there.has(name.toLowerCase()))
      .map((name) => new Option("", typed ? `${typed} ${name}` : name)));
  });
}
