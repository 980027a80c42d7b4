/* The texts that the page brought, in its language. */
let known = {};

export function texts(all) {
  known = all;
}

export function say(key, ...values) {
  return known[key].replace(/\{(\d)\}/g, (whole, index) => (values[index] === undefined ? whole : values[index]));
}

/* One of a text's forms for a number: "words.one", "words.other". */
export function count(key, number) {
  const language = document.documentElement.lang;
  const form = key + "." + new Intl.PluralRules(language).select(number);
  return say(form in known ? form : key + ".other", new Intl.NumberFormat(language).format(number));
}

/* A time of day as people of the page's language write it. */
export function clock(time) {
  return new Date(time).toLocaleTimeString(document.documentElement.lang, {hour: "2-digit", minute: "2-digit"});
}
