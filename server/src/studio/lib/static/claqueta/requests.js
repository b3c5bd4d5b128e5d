// htmx's requests carry the CSRF token, and say so when one could not be made or was refused.
import { toast } from "./toasts.js";

const cookie = (name) =>
  document.cookie.split("; ").find((pair) => pair.startsWith(`${name}=`))?.slice(name.length + 1) ?? "";

/** The CSRF token of now, for whoever makes requests without htmx. */
export const csrfToken = () => decodeURIComponent(cookie("csrftoken"));

/** A word of the page's language, kept by base.html in <body data-say-…>. */
export const say = (name) => document.body.dataset[`say${name[0].toUpperCase()}${name.slice(1)}`] ?? "";

document.addEventListener("htmx:configRequest", (event) => {
  event.detail.headers["X-CSRFToken"] = csrfToken();
});
document.addEventListener("htmx:sendError", () => toast({ text: say("offline"), kind: "bad" }));
document.addEventListener("htmx:responseError", (event) => {
  // A refusal brings its own toast in HX-Trigger.
  if (!event.detail.xhr.getResponseHeader("HX-Trigger")) toast({ text: say("failed"), kind: "bad" });
});
