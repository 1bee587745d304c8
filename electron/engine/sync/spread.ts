/**
 * A wait, milliseconds, as it is kept: a quarter more or less by chance, so that a restarted server does not meet a whole
 * studio in the same moment.
 */
export const spread = (waitMs: number): number => Math.round(waitMs * (0.75 + Math.random() / 2));
