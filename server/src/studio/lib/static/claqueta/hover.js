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
// A picture whose bytes are not there leaves its place to the icon below it.
document.addEventListener("error", (event) => {
  if (event.target instanceof HTMLImageElement && event.target.closest(".poster")) event.target.hidden = true;
}, true);
