/* Forms that an authenticator fills in: asks the blog what it must sign, asks it, and sends the form as a browser does. A browser
   that has no WebAuthn, or not at this address, is not offered it where there is another way in. */
(function () {
  "use strict";
  var able = window.PublicKeyCredential && PublicKeyCredential.parseRequestOptionsFromJSON;

  document.querySelectorAll("form[data-passkey]").forEach(function (form) {
    if (!able) return;
    form.hidden = false;
    form.addEventListener("submit", function (event) {
      event.preventDefault();
      var button = form.querySelector("button[type=submit]");
      button.disabled = true;
      answer(form).then(
        function (credential) {
          form.elements.credential.value = JSON.stringify(credential);
          form.submit();
        },
        function (problem) {
          button.disabled = false;
          tell(form, problem.told || form.dataset.failed);
        });
    });
  });

  function answer(form) {
    return fetch(form.dataset.options, {
      method: "POST",
      redirect: "manual",
      headers: {Accept: "application/json"},
      body: new URLSearchParams(new FormData(form)),
    })
      .then(function (response) {
        return (response.headers.get("Content-Type") || "").includes("json")
          ? response.json().then(function (document) {
            if (response.ok) return document;
            throw {told: document.detail};
          })
          : Promise.reject({});
      })
      .then(function (options) {
        return form.dataset.passkey === "create"
          ? navigator.credentials.create({publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options)})
          : navigator.credentials.get({publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options)});
      })
      .then(function (credential) {
        return credential.toJSON();
      });
  }

  function tell(form, text) {
    var flash = form.querySelector(".flash") || document.createElement("p");
    flash.className = "flash error";
    flash.setAttribute("role", "alert");
    flash.textContent = text;
    form.append(flash);
  }
})();
