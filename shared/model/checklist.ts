/** An item of a comment's checklist. */
export type ChecklistItem = {
  readonly text: string;
  readonly checked: boolean;
  /** The frame it is about, counted from 0; null: of none, or from before frames were kept. */
  readonly about: { readonly revision: number | null; readonly frame: number } | null;
};

export const newItem = (text = ''): ChecklistItem => ({ text, checked: false, about: null });
