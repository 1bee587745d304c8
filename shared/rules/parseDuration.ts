/**
 * Minutes of what people type for a time: `1h30`, `1:30`, `90m`, `1.5` (hours), `½d`, `2 d 4 h`, `3 j`. Null where it is no
 * time, or more than there may be: as a rule what a day has.
 */
export function parseDuration(text: string, hoursByDay: number, mostMinutes = 24 * 60): number | null {
  const within = (minutes: number): number | null => {
    const whole = Math.round(minutes);
    return whole > mostMinutes ? null : whole;
  };
  const typed = text.trim().toLowerCase().replaceAll('½', '0.5').replaceAll(',', '.').replaceAll(/\s+/g, '');
  const clock = /^(\d{1,2}):([0-5]\d)$/.exec(typed);
  if (clock) return within(Number(clock[1]) * 60 + Number(clock[2]));
  const bare = /^\d+(?:\.\d+)?$/.exec(typed);
  if (bare) return within(Number(typed) * 60);
  const parts = /^(?:(\d+(?:\.\d+)?)[dj])?(?:(\d+(?:\.\d+)?)h)?(?:(\d+)(?:m|min)?)?$/.exec(typed);
  if (!parts || typed === '') return null;
  const [, days, hours, minutes] = parts;
  return within(Number(days ?? 0) * hoursByDay * 60 + Number(hours ?? 0) * 60 + Number(minutes ?? 0));
}
