/** Red when it is over, amber today. Both are days without a zone. */
export function dueTone(day: string, today: string): 'late' | 'today' | undefined {
  if (day < today) return 'late';
  return day === today ? 'today' : undefined;
}
