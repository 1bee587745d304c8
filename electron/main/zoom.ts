const steps = [0.5, 0.67, 0.75, 0.8, 0.9, 1, 1.1, 1.25, 1.5, 1.75, 2, 2.5, 3] as const;

/** The next of a browser's usual steps; 0 asks for the natural size. */
export function nextZoom(current: number, direction: 1 | -1 | 0): number {
  if (direction === 0) return 1;
  const beyond =
    direction === 1 ? steps.find((step) => step > current + 0.001) : steps.findLast((step) => step < current - 0.001);
  return beyond ?? current;
}
