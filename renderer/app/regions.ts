/** F6 walks through the regions of the window: title bar, side bar, content, panel. */
export function focusNextRegion(direction: 1 | -1): void {
  const regions = [...document.querySelectorAll<HTMLElement>('[data-region]')].filter(
    (region) => region.offsetParent !== null,
  );
  const current = regions.findIndex((region) => region.contains(document.activeElement));
  const next = regions[(current + direction + regions.length) % regions.length] ?? regions[0];
  if (!next) return;
  const inside = next.querySelector<HTMLElement>(
    '[aria-current], button:not([disabled]), input, textarea, a[href], [tabindex="0"]',
  );
  (inside ?? next).focus();
}
