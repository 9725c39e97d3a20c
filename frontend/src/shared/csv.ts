const NEWLINE = '\r\n'
/** Excel takes a CSV for its own code page unless it begins with this. */
const BYTE_ORDER_MARK = '\ufeff'

/** A cell that no spreadsheet takes for a formula (CWE-1236), quoted where it must be. */
export function csvCell(value: string | number): string {
  const said = String(value)
  const inert = typeof value === 'string' && /^[=+\-@\t\r]/.test(said) ? `'${said}` : said
  return /[",\r\n]/.test(inert) ? `"${inert.replaceAll('"', '""')}"` : inert
}

export type CsvRow = (string | number)[]

/** Rows, the header first, as a CSV file that Excel opens rightly. */
export const csvFile = (rows: CsvRow[]): string =>
  BYTE_ORDER_MARK + rows.map((row) => row.map(csvCell).join(',') + NEWLINE).join('')
