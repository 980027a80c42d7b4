/* The picture above the post: chosen from the library or sent to it, beside the field for its address, and shown there. */
import {element} from "./dom.js";
import {say} from "./texts.js";
import {TYPES} from "./uploads.js";

export function feature({form, message}, choose, upload) {
  const address = form.elements.featureImage;
  const alt = form.elements.featureImageAlt;
  const shown = element("img", {class: "editor-feature", alt: "", hidden: true});
  const file = element("input", {type: "file", accept: TYPES, hidden: true, "aria-hidden": "true", tabindex: "-1"});
  // Outside of the form: its file is not the form's to send.
  document.body.append(file);

  function show() {
    // Pictures of other places are not asked for: their address may still be half typed.
    const own = address.value.startsWith("/media/");
    shown.hidden = !own;
    if (own) shown.src = address.value;
    else shown.removeAttribute("src");
  }

  function take(picture) {
    address.value = picture.url;
    alt.value = picture.alt;
    address.dispatchEvent(new Event("input", {bubbles: true}));
  }

  const library = element("button", {type: "button", onclick: async () => {
    const picture = await choose();
    if (picture) take(picture);
    library.focus();
  }}, say("feature.choose"));
  const send = element("button", {type: "button", onclick: () => file.click()}, say("feature.upload"));
  file.addEventListener("change", async () => {
    const [picture] = file.files;
    file.value = "";
    const taken = picture && await upload(picture);
    if (taken) take(taken);
    send.focus();
  });
  shown.addEventListener("error", () => { shown.hidden = true; });
  address.addEventListener("input", () => {
    message("");
    show();
  });
  address.closest(".field").append(element("div", {class: "row-actions"}, library, send), shown);
  show();
}
