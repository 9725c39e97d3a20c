/** First and last day of a period, both as `2026-03-02`. */
export type Period = [string, string]

const day = (year: number, month: number, date: number): string =>
  new Date(Date.UTC(year, month, date)).toISOString().slice(0, 10)

/** The calendar month of `today`, up to today. */
export function thisMonth(today: string): Period {
  return [`${today.slice(0, 8)}01`, today]
}

/** The whole calendar months before the one of `today`, so many. */
export function lastMonths(today: string, months: number): Period {
  const [year = 0, month = 1] = today.split('-').map(Number)
  return [day(year, month - 1 - months, 1), day(year, month - 1, 0)]
}
