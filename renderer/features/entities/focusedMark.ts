/** Names the mark in the cell that has the focus: one at a time, for what reads the cell out. */
export const focusedMark = 'focused-mark';
