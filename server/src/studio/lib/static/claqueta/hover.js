// Pictures that move under the pointer: [data-stills="url url …"] walks through stills, [data-plays="url"] plays a clip.
const STEP_MS = 700;
const calm = matchMedia("(prefers-reduced-motion: reduce)");
const running = new WeakMap();

function start(poster) {
  if (running.has(poster) || calm.matches) return;
  if (poster.dataset.plays) {
    const video = Object.assign(document.createElement("video"), { src: poster.dataset.plays, muted: true, loop: true, playsInline: true });
    video.addEventListener("playing", () => poster.append(video), { once: true });
    video.play().catch(() => {}); // left before it could begin
    running.set(poster, () => { video.pause(); video.remove(); video.removeAttribute("src"); });
    return;
  }
  const picture = poster.querySelector("img");
  if (!picture) return;
  const first = picture.src;
  const stills = poster.dataset.stills.split(" ").map((url) => Object.assign(new Image(), { src: url }));
  let at = 0;
  const timer = setInterval(() => {
    const next = stills[at++ % stills.length];
    if (next.complete && next.naturalWidth) picture.src = next.src;
  }, STEP_MS);
  running.set(poster, () => { clearInterval(timer); picture.src = first; });
}

function stop(poster) {
  running.get(poster)?.();
  running.delete(poster);
}

const posterOf = (target) => {
  const near = target.closest?.("[data-stills], [data-plays]");
  return near ?? target.closest?.(".card, [data-hover]")?.querySelector("[data-stills], [data-plays]");
};
document.addEventListener("pointerover", (event) => { const poster = posterOf(event.target); if (poster) start(poster); });
document.addEventListener("pointerout", (event) => {
  const poster = posterOf(event.target);
  if (poster && posterOf(event.relatedTarget ?? document.body) !== poster) stop(poster);
});
document.addEventListener("focusin", (event) => { const poster = posterOf(event.target); if (poster) start(poster); });
document.addEventListener("focusout", (event) => { const poster = posterOf(event.target); if (poster) stop(poster); });
// A picture whose bytes are not there leaves its place to the icon below it. Stills are drawn when they are asked for:
// those are asked for again, a little later each time.
const RETRY_MS = 1500;
const MOST_TRIES = 12;
function missing(picture) {
  picture.hidden = true;
  const tries = Number(picture.dataset.tries ?? 0);
  if (!/\/still\?/.test(picture.src) || tries >= MOST_TRIES) return;
  picture.dataset.tries = tries + 1;
  const source = picture.src;
  setTimeout(() => {
    if (!picture.isConnected) return;
    picture.removeAttribute("loading"); // a hidden picture would never come into view
    picture.src = source;
  }, RETRY_MS * (tries + 1));
}
const isPictured = (target) => target instanceof HTMLImageElement && target.closest(".poster");
document.addEventListener("error", (event) => isPictured(event.target) && missing(event.target), true);
document.addEventListener("load", (event) => { if (isPictured(event.target)) event.target.hidden = false; }, true);
for (const picture of document.querySelectorAll(".poster img")) if (picture.complete && !picture.naturalWidth && picture.loading !== "lazy") missing(picture);
