// The studio's JSON API, typed: `const { data, error } = await api.GET("/api/v1/projects/{project_id}", …)`.
import createClient, { type Middleware } from "openapi-fetch";
import type { paths } from "./schema.js";

const SAFE = new Set(["GET", "HEAD", "OPTIONS"]);

/** The value of Django's CSRF cookie, "" when there is none. */
function csrfToken(cookies: string): string {
  const found = cookies.split("; ").find((each) => each.startsWith("csrftoken="));
  return found ? decodeURIComponent(found.slice("csrftoken=".length)) : "";
}

const csrf: Middleware = {
  onRequest({ request }) {
    if (!SAFE.has(request.method)) request.headers.set("X-CSRFToken", csrfToken(document.cookie));
    return request;
  },
};

/** A client for the browser's session; `token` makes one for a program. */
export function createApi(baseUrl = "", token?: string) {
  const client = createClient<paths>({
    baseUrl,
    ...(token ? { headers: { Authorization: `Bearer ${token}` } } : {}),
  });
  if (!token) client.use(csrf);
  return client;
}
