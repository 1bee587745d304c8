/**
 * A list on paper. What is in the window is a part of it, and drawn for a screen: the sheet is drawn apart, whole, and the
 * window is printed with nothing but the sheet in it.
 */
import { create } from 'zustand';

export type PrintedCell = {
  readonly text: string;
  /** A status's own, beside its name. */
  readonly color?: string;
};

export type PrintedSheet = {
  readonly title: string;
  /** Production, search, how many: under the title. */
  readonly facts: readonly string[];
  readonly heads: readonly { readonly label: string; readonly isNumber: boolean }[];
  readonly groups: readonly { readonly name: string; readonly rows: readonly (readonly PrintedCell[])[] }[];
};

export type PrintWay = 'printer' | 'pdf';
export type PrintJob = { readonly sheet: PrintedSheet; readonly way: PrintWay };

/** One at a time: the dialog of the system holds the window. */
const usePrintStore = create<{ readonly job: PrintJob | null }>(() => ({ job: null }));

export const usePrintJob = (): PrintJob | null => usePrintStore(({ job }) => job);

export function printSheet(sheet: PrintedSheet, way: PrintWay): void {
  usePrintStore.setState({ job: { sheet, way } });
}

export function endPrinting(): void {
  usePrintStore.setState({ job: null });
}

/** More lines than anybody reads on paper; a file of comma separated values takes all. */
export const mostPrinted = 2_000;
