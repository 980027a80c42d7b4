/* Names of keys, as they are engraved and as they are announced. */
const MAC = /Mac|iP(hone|ad|od)/.test(navigator.platform);

export function shown(keys) {
  const names = keys.split("-").map((key) => ({
    Mod: MAC ? "⌘" : "Ctrl",
    Shift: MAC ? "⇧" : "Shift",
    Alt: MAC ? "⌥" : "Alt",
    Enter: MAC ? "↵" : "Enter",
  }[key] || key.toUpperCase()));
  return names.join(MAC ? "" : "+");
}

export function spoken(keys) {
  return keys.split("-").map((key) => (key === "Mod" ? (MAC ? "Meta" : "Control") : key)).join("+");
}
