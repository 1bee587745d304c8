import type { Priority } from '../model/task.ts';

/** `0` to `3`, one digit. */
export function readPriorityDigit(text: string): Priority | null {
  switch (text) {
    case '0':
      return 0;
    case '1':
      return 1;
    case '2':
      return 2;
    case '3':
      return 3;
    default:
      return null;
  }
}
