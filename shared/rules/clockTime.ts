/**
 * A time of the day as people write it: `22`, `22:30`, `22h30`, `22.30`, `10 pm`, `10:30 PM`.
 * @returns as it is kept, `22:30`; null where it is none.
 */
export function readClockTime(typed: string): string | null {
  const found = /^(\d{1,2})(?:\s*[:.h]\s*(\d{2})?)?\s*(?:([ap])\.?\s*m\.?)?$/iu.exec(typed.trim());
  if (found === null) return null;
  const [, hourText = '', minuteText = '00', half] = found;
  const [hour, minute] = [Number(hourText), Number(minuteText)];
  const isHalf = half !== undefined;
  if (minute > 59 || hour > (isHalf ? 12 : 23) || (isHalf && hour === 0)) return null;
  const ofDay = isHalf ? (hour % 12) + (half.toLowerCase() === 'p' ? 12 : 0) : hour;
  return `${String(ofDay).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
}
