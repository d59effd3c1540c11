const DURATION = /^P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?$/;

/** A date plus a duration of years, months, weeks and days (`P1Y`, `P91D`); the last day of a month stays one. */
export function addDuration(date: string, duration: string): string {
  const [, years = 0, months = 0, weeks = 0, days = 0] = (DURATION.exec(duration) ?? []).map((part) =>
    Number(part ?? 0),
  );
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  const first = new Date(Date.UTC(year + years, month - 1 + months, 1));
  const lastDay = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  first.setUTCDate(Math.min(day, lastDay) + weeks * 7 + days);
  return first.toISOString().slice(0, 10);
}
