/**
 * What goes on paper. What is in the window is a part of it, and drawn for a screen: the sheet is drawn apart, whole, and the
 * window is printed with nothing but the sheet in it.
 */
import { type ReactNode, useSyncExternalStore } from 'react';

export type PrintedCell = {
  readonly text: string;
  /** A status's own, beside its name. */
  readonly color?: string;
};

type Titled = {
  readonly title: string;
  /** Production, search, how many: beside the title. */
  readonly facts: readonly string[];
};
export type PrintedList = Titled & {
  readonly heads: readonly { readonly label: string; readonly isNumber: boolean }[];
  readonly groups: readonly { readonly name: string; readonly rows: readonly (readonly PrintedCell[])[] }[];
};

export type PrintWay = 'printer' | 'pdf';
/** Drawn by whoever prints it. */
export type PrintedPart = Titled & { readonly content: ReactNode };
export type PrintJob = { readonly sheet: PrintedList | PrintedPart; readonly way: PrintWay };

/** One at a time: the dialog of the system holds the window. */
let job: PrintJob | null = null;
const listeners = new Set<() => void>();

function setJob(next: PrintJob | null): void {
  job = next;
  for (const listener of listeners) listener();
}
function listen(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export const usePrintJob = (): PrintJob | null => useSyncExternalStore(listen, () => job);
export const printSheet = (sheet: PrintJob['sheet'], way: PrintWay): void => setJob({ sheet, way });
export const endPrinting = (): void => setJob(null);

/** More lines than anybody reads on paper; a file of comma separated values takes all. */
export const mostPrinted = 2_000;
